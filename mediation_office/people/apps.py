from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mediation_office.people"
    label = "people"

    def ready(self) -> None:
        from mediation_office.addresses import NAMES, PAGES
        from mediation_office.people.doors import names_of_cards

        PAGES.register("contact", "people:contact_detail")
        PAGES.register("person", "people:person_detail")
        NAMES.register("person", names_of_cards)
