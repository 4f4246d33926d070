from django.urls import path

from mediation_office.people.views import contacts, organisations, people

app_name = "people"
urlpatterns = [
    # every turn to the office
    path("contacts/", contacts.contact_list, name="contact_list"),
    path("contacts/new/", contacts.contact_create, name="contact_create"),
    path("contacts/<str:reference>/", contacts.contact_detail, name="contact_detail"),
    path("contacts/<str:reference>/identify/", contacts.contact_identify, name="contact_identify"),
    path(
        "contacts/<str:reference>/safe-contact/",
        contacts.contact_safe_edit,
        name="contact_safe_edit",
    ),
    # the directory
    path("people/organisations/", organisations.organisation_list, name="organisation_list"),
    path(
        "people/organisations/new/", organisations.organisation_create, name="organisation_create"
    ),
    path(
        "people/organisations/<int:pk>/",
        organisations.organisation_detail,
        name="organisation_detail",
    ),
    path(
        "people/organisations/<int:pk>/edit/",
        organisations.organisation_edit,
        name="organisation_edit",
    ),
    # cards
    path("people/", people.person_list, name="person_list"),
    path("people/new/", people.person_create, name="person_create"),
    path("people/<uuid:uuid>/", people.person_detail, name="person_detail"),
    path("people/<uuid:uuid>/history/", people.person_history, name="person_history"),
    path("people/<uuid:uuid>/edit/", people.person_edit, name="person_edit"),
    path("people/<uuid:uuid>/points/add/", people.point_add, name="point_add"),
    path("people/points/<uuid:uuid>/retire/", people.point_retire, name="point_retire"),
    path("people/<uuid:uuid>/safe-contact/", people.safe_contact_edit, name="safe_contact_edit"),
    path("people/<uuid:uuid>/code-word/", people.code_word_edit, name="code_word_edit"),
    path("people/<uuid:uuid>/code-word/check/", people.code_word_check, name="code_word_check"),
]
