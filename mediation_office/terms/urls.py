from django.urls import path

from mediation_office.terms.views import days, terms

app_name = "terms"
urlpatterns = [
    # the statutory terms of a region
    path("", terms.term_list, name="term_list"),
    path("<slug:code>/edit/", terms.term_edit, name="term_edit"),
    # its days off and working days
    path("days/", days.day_list, name="day_list"),
    path("days/record/", days.day_record, name="day_record"),
    path("days/<slug:day>/back/", days.day_take_back, name="day_take_back"),
]
