from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "mediation_office"
    label = "kernel"
