from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mediation_office.desk"
    label = "desk"
