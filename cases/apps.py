from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        from cases import doors, notices  # noqa: F401  # notices registers its kinds by being read
        from mediation_office.documents.doors import register_door
        from mediation_office.people import matters

        register_door(doors.may_open)
        matters.register(doors.of_person, doors.of_thread, doors.facts_of)
