from django.urls import path

from training.views import register, standing, ties

app_name = "training"
urlpatterns = [
    # the register
    path("", register.mediator_list, name="mediator_list"),
    path("me/", register.card_own, name="card_own"),
    path("new/", register.mediator_create, name="mediator_create"),
    # one mediator
    path("<uuid:uuid>/", register.mediator_detail, name="mediator_detail"),
    path("<uuid:uuid>/edit/", register.mediator_edit, name="mediator_edit"),
    path("<uuid:uuid>/absence/", standing.absence_set, name="absence_set"),
    path("<uuid:uuid>/standing/<slug:code>/", standing.standing_change, name="standing_change"),
    # whom they are near to
    path("<uuid:uuid>/ties/declare/", ties.tie_declare, name="tie_declare"),
    path("ties/<uuid:uuid>/withdraw/", ties.tie_withdraw, name="tie_withdraw"),
]
