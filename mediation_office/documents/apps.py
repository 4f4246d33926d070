from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "mediation_office.documents"
    label = "documents"
