from django.urls import path

from mediation_office.accounts.views import joining, looks, places, preferences, staff, substitutes

app_name = "accounts"
urlpatterns = [
    path("preferences/", preferences.preferences, name="preferences"),
    # a one-time link; everybody
    path("join/<str:token>/", joining.invitation_accept, name="invitation_accept"),
    # people and roles
    path("people/", staff.user_list, name="user_list"),
    path("people/invite/", staff.user_invite, name="user_invite"),
    path("people/<str:username>/", staff.user_detail, name="user_detail"),
    path("people/<str:username>/link/", staff.user_invite_again, name="user_invite_again"),
    path("people/<str:username>/close/", staff.user_disable, name="user_disable"),
    path("people/<str:username>/roles/add/", staff.grant_add, name="grant_add"),
    path("people/<str:username>/roles/<int:grant>/end/", staff.grant_end, name="grant_end"),
    # who signs while the head is away
    path("substitutes/", substitutes.substitution_list, name="substitution_list"),
    path("substitutes/create/", substitutes.substitution_create, name="substitution_create"),
    path(
        "substitutes/<int:substitution>/end/",
        substitutes.substitution_end,
        name="substitution_end",
    ),
    # who looked at what
    path("looks/", looks.look_list, name="look_list"),
    # settings and places
    path("settings/", places.setting_list, name="setting_list"),
    path("settings/<str:code>/", places.setting_edit, name="setting_edit"),
    path("offices/", places.office_list, name="office_list"),
    path("offices/create/", places.office_create, name="office_create"),
    path("offices/<slug:code>/edit/", places.office_edit, name="office_edit"),
]
