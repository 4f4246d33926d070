from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "mediation_office.notices"
    label = "notices"

    def ready(self) -> None:
        """Kinds are registered when their module is read; the worker must know this room's own."""
        from mediation_office.addresses import PAGES
        from mediation_office.notices import mail  # noqa: F401  registers

        PAGES.register("notice", "notices:notice_detail")
        PAGES.register("sms-answer", "notices:sms_answer_settle")
