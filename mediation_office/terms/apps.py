from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "mediation_office.terms"
    label = "terms"
