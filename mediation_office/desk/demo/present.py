"""What lies on the desks on the day of building, whatever that day is."""

from datetime import datetime

from mediation_office.desk.demo.world import World


def begin(world: World, until: datetime) -> None:
    """Begin the stories that stand in the middle now."""
