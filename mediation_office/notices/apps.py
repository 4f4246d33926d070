from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "mediation_office.notices"
    label = "notices"
