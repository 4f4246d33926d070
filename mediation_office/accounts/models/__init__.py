from mediation_office.accounts.models.look import Look
from mediation_office.accounts.models.place import District, Office, Region, Setting
from mediation_office.accounts.models.user import Grant, Invitation, Substitution, User

__all__ = [
    "District",
    "Grant",
    "Invitation",
    "Look",
    "Office",
    "Region",
    "Setting",
    "Substitution",
    "User",
]
