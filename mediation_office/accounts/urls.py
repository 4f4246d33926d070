from django.urls import path

from mediation_office.accounts.views import joining, preferences

app_name = "accounts"
urlpatterns = [
    path("preferences/", preferences.preferences, name="preferences"),
    # a one-time link; everybody
    path("join/<str:token>/", joining.invitation_accept, name="invitation_accept"),
]
