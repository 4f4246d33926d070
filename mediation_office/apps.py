from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class KernelConfig(AppConfig):
    default = True  # beside the one below
    name = "mediation_office"
    label = "kernel"

    def ready(self) -> None:
        from mediation_office import checks  # noqa: F401  registers itself


class SupportConfig(admin_apps.AdminConfig):
    default = False
    default_site = "mediation_office.support.SupportSite"
