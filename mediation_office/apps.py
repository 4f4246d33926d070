from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "mediation_office"
    label = "kernel"

    def ready(self) -> None:
        from mediation_office import checks  # noqa: F401  registers itself
