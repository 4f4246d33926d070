from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        from cases import doors, kinds  # noqa: F401  # kinds are registered by being read
        from cases.services.applicant import ask_point
        from mediation_office.accounts import undone
        from mediation_office.addresses import PAGES
        from mediation_office.documents.doors import DOORS
        from mediation_office.people.matters import TELLERS, Teller

        PAGES.register("appeal", "cases:appeal_detail")
        PAGES.register("new-appeal", "cases:appeal_create")
        undone.TELLERS.register("cases", doors.undone_of)
        DOORS.register("cases", doors.may_open)
        TELLERS.register(
            "cases",
            Teller(
                doors.of_person,
                doors.of_thread,
                doors.facts_of,
                doors.confirmed,
                doors.reach_told,
                doors.names_of,
                doors.kept_from,
                ask_point,
            ),
        )
