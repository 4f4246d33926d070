"""Telephones as people type them, and what the two blind indexes of a contact point are made of."""

import re

import phonenumbers

# The Kazakh layout has letters where others have digits
KAZAKH_KEYS = str.maketrans("әіңғүұқӘІҢҒҮҰҚ", "2345890" * 2)
LONGEST_SHORT = 6  # digits: internal, emergency and local numbers


def digits_of(text: str) -> str:
    """ASCII digits of the text; letters of the Kazakh digit row count as their digits."""
    return "".join(str(int(char)) for char in as_typed(text) if char.isdecimal())


def as_typed(text: str) -> str:
    """The text with Kazakh letters turned into digits, unless others show that it is a word."""
    turned = text.translate(KAZAKH_KEYS)
    return text if re.search(r"[^\W\d_]", turned) else turned


def normal_phone(text: str) -> str:
    """E.164 for a whole number; short, internal and odd numbers stay as they were typed."""
    number = _parsed(text)
    if number is None or len(digits_of(text)) <= LONGEST_SHORT:
        return " ".join(as_typed(text).split())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_phone(text: str) -> bool:
    """Whether somebody could be called: a whole number, or a short one."""
    digits = digits_of(text)
    return bool(re.fullmatch(r"[\d\s()+.\-–—*#/]+", as_typed(text).strip())) and (
        2 <= len(digits) <= LONGEST_SHORT or _parsed(text) is not None
    )


def is_number(text: str) -> bool:
    """Whether somebody searches for a telephone or its ending, and not for a name."""
    return len(digits_of(text)) >= 4 and not re.search(r"[^\W\d_]{2}", as_typed(text))


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(as_typed(text), "KZ")
    except phonenumbers.NumberParseException:
        return None
    if len(digits_of(text)) == 10 and not phonenumbers.is_valid_number(number):
        return None  # a digit of eleven is missing
    return number if phonenumbers.is_possible_number(number) else None


def point_key(value: str) -> str:
    """The whole-value key of a contact point: phones by their digits, 8 and +7 made one."""
    digits = digits_of(value)
    if "@" in value or len(digits) < 2 or re.search(r"[^\W\d_]", as_typed(value)):
        return " ".join(value.casefold().split())
    return digits[-10:]


def last_four(value: str) -> str:
    """The last four digits of a phone; nothing for what is no phone."""
    if "@" in value or re.search(r"[^\W\d_]", as_typed(value)):
        return ""
    digits = digits_of(value)
    return digits[-4:] if len(digits) >= 4 else ""
