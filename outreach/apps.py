from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "outreach"

    def ready(self) -> None:
        from mediation_office.addresses import PAGES

        PAGES.register("status", "outreach:status")
        PAGES.register("guide", "outreach:guide_detail")
        PAGES.register("answer", "outreach:answer")
        PAGES.register("answer-link", "outreach:answer_link")
