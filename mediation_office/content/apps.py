from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "mediation_office.content"
    label = "content"
