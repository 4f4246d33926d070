"""Files and papers, for staff; a side reads its own on the status page."""

from django.urls import path

from mediation_office.documents.views import downloads

app_name = "documents"

urlpatterns = [
    path("<uuid:uuid>/", downloads.file_download, name="file_download"),
    path("papers/<uuid:uuid>/", downloads.paper_download, name="paper_download"),
]
