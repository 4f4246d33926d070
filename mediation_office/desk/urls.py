from django.urls import path

from mediation_office.desk.views import today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
]
