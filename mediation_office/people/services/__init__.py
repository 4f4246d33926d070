"""What happens in the people room."""

from mediation_office.people.services.cards import (
    Suggestion,
    edit_person,
    is_code_word,
    log_card,
    make_person,
    opens_card,
    set_code_word,
    suggest_people,
    try_card,
    try_code_word,
)
from mediation_office.people.services.contacts import (
    identify_contact,
    link_contact,
    log_contact,
    record_contact,
)
from mediation_office.people.services.organisations import edit_organisation, make_organisation
from mediation_office.people.services.points import (
    add_point,
    add_points,
    refuse_sms,
    replace_safe_contact,
    retire_point,
    take_point,
    take_safe_contact,
    tighten_safe_contact,
)

__all__ = [
    "Suggestion",
    "add_point",
    "add_points",
    "edit_organisation",
    "edit_person",
    "identify_contact",
    "is_code_word",
    "link_contact",
    "log_card",
    "log_contact",
    "make_organisation",
    "make_person",
    "opens_card",
    "record_contact",
    "refuse_sms",
    "replace_safe_contact",
    "retire_point",
    "set_code_word",
    "suggest_people",
    "take_point",
    "take_safe_contact",
    "tighten_safe_contact",
    "try_card",
    "try_code_word",
]
