from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mediation_office.people"
    label = "people"
