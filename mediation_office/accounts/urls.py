from django.urls import path

from mediation_office.accounts.views import preferences

app_name = "accounts"
urlpatterns = [
    path("preferences/", preferences.preferences, name="preferences"),
]
