from django.urls import path

from mediation_office.desk.views import search, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("search/", search.search, name="search"),
]
