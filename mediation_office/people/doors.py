"""What people bring down to the rooms below."""

from collections.abc import Collection

from mediation_office.accounts.models import User
from mediation_office.people.models import Person


def names_of_cards(user: User, references: Collection[str]) -> dict[str, str]:
    """Whose cards these are, of those that this viewer finds; one query, none without any."""
    cards = Person.objects.visible_to(user).filter(uuid__in=references)
    return {str(card.uuid): card.name for card in cards.only("uuid", "name")} if references else {}
