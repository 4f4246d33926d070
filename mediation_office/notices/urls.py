from django.urls import path

from mediation_office.notices.views import messages

app_name = "notices"
urlpatterns = [
    # what leaves, what waits for a person, what has left
    path("", messages.notice_list, name="notice_list"),
    path("<uuid:uuid>/", messages.notice_detail, name="notice_detail"),
    path("<uuid:uuid>/settle/", messages.notice_settle, name="notice_settle"),
]
