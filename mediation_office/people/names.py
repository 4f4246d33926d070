"""Names across scripts: one key in which Kazakh Cyrillic, Russian Cyrillic and Latin spellings meet; and folds of phones."""

import re
import unicodedata

from django.db.models import CharField, Func

FOLD = {
    **dict(zip("әғқңөұүһіё", "агкноуухие", strict=True)),
    "щ": "ш", "ъ": "", "ь": "", "й": "и", "ы": "и", "э": "е",
}  # fmt: skip
LATIN = (("shch", "ш"), ("kh", "х"), ("zh", "ж"), ("gh", "г"), ("ng", "н"), ("sh", "ш"), ("ch", "ч"), ("ts", "ц"),
         ("yu", "ю"), ("ya", "я"), ("yo", "и"), ("iy", "и"), ("ye", "е"), ("dzh", "ж"))  # fmt: skip
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyzäöüğşıñ", "абцдефгхижклмнопкрстуввхиз" + "аоугшин", strict=False))
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def search_key(name: str) -> str:
    """The folded spelling that search compares: case, accents, script and the letters that papers mix up are gone."""
    text = unicodedata.normalize("NFKC", name).casefold()
    if re.search("[a-z]", text):
        for latin, cyrillic in LATIN:
            text = text.replace(latin, cyrillic)
        text = "".join(LETTERS.get(char, char) for char in text)
    text = "".join(FOLD.get(char, char) for char in text)
    text = re.sub(r"(.)\1+", r"\1", text)
    return " ".join(re.findall(r"[\w]+", text))


def digits_of(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def point_key(value: str) -> str:
    """The whole-value key of a contact point: a phone by its digits with 8 and +7 made one, the rest folded."""
    digits = digits_of(value)
    if "@" in value or len(digits) < 5 or re.search(r"[^\W\d_]{3}", value):
        return " ".join(value.casefold().split())
    return digits[-10:]


def last_four(value: str) -> str:
    """The last four digits of a phone, nothing for other kinds."""
    return "" if "@" in value or re.search(r"[^\W\d_]{3}", value) else digits_of(value)[-4:]


class KazakhOrder(Func):
    """Sort key of Kazakh Cyrillic: immutable, so an index may hold it (dependencies.md, section 2)."""

    template = "translate(lower(%(expressions)s), '" + ALPHABET + "', '" + "".join(chr(0x4E00 + i) for i in range(42)) + "')"
    output_field = CharField()
