"""Names across scripts: one key in which Kazakh Cyrillic, Russian Cyrillic and Latin meet.

Papers of the same person differ in three ways, and each has its rule: another alphabet (Қайрат,
Qairat), letters that Russian papers do not have (Ғани, Гани) and sounds that are spelled several
ways (Жумабаева, Zhumabayeva). Two people may well share a key: it finds, it never identifies.

The key is written in ASCII: in a cluster whose character classes are C's, trigrams of Cyrillic
text are empty and find nothing (measured with the embedded PostgreSQL 18).
"""

import re
import unicodedata

from django.db.models import CharField, Func

KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
RUSSIAN = str.maketrans(
    {
        "ё": "е",
        "й": "и",
        "ы": "и",
        "э": "е",
        "щ": "ш",
        "ц": "тс",
        "я": "иа",
        "ю": "иу",
        "ъ": "",
        "ь": "",
    }
)
# Latin letters of Kazakh (2018, 2021), Turkish and Slavic spellings that lose more than an accent
LATIN_MARKED = str.maketrans(
    {"ı": "i", "ə": "a", "ý": "u", "ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ø": "o"}
)
LATIN_PAIRS = (("kh", "х"), ("zh", "ж"), ("gh", "г"), ("sh", "ш"), ("ch", "ч"))
LATIN_LETTERS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхижклмнопкрстуввиз", strict=True)) | {"x": "кс"}
)
ASCII = str.maketrans(
    dict(zip("абвгдежзиклмнопрстуфх", "abvgdejziklmnoprstufh", strict=True))
    | {"ч": "ch", "ш": "sh"}
)
# what several spellings of one sound come down to, once the letters are plain
SOUNDS = (
    (re.compile(r"(.)\1+"), r"\1"),  # Assel, Асель
    (re.compile("нг"), "н"),  # Zhangaozen, Жаңаөзен
    (re.compile("дж"), "ж"),  # Джамиля, Жамиля
    (re.compile("[шс]ч"), "ш"),  # shch, щ; Schmidt, Шмидт
    (re.compile("и[ео]"), "е"),  # Zhumabayeva, Жумабаева; Fyodor, Фёдор
)
APOSTROPHES = re.compile("['’‘ʼʹʻ`´]")

# letters that look alike: the wrong keyboard layout leaves them inside a word
LATIN_TWINS = "aceopxykhtmbiACEOPXYKHTMBI"
CYRILLIC_TWINS = "асеорхукһтмвіАСЕОРХУКНТМВІ"
TO_CYRILLIC = str.maketrans(LATIN_TWINS + "əƏɵƟ", CYRILLIC_TWINS + "әӘөӨ")
TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def search_key(name: str) -> str:
    """The folded spelling that search compares; the key of a key is itself."""
    folded = _fold(name)
    while folded != name:  # Исхак: "iskhak" and "ishak" meet in a second round
        name, folded = folded, _fold(folded)
    return folded


def _fold(name: str) -> str:
    text = APOSTROPHES.sub("", unicodedata.normalize("NFKC", name))
    words = (_fold_word(word) for word in re.findall(r"[^\W_]+", text))
    return " ".join(word for word in words if word)


def _fold_word(word: str) -> str:
    plain = repair_word(word).casefold().translate(KAZAKH)
    if re.search("[a-zß-ʯ]", plain):
        plain = _from_latin(plain)
    plain = _without_accents(plain.translate(RUSSIAN))
    for pattern, sound in SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain.translate(ASCII)


def _from_latin(word: str) -> str:
    word = _without_accents(word.translate(LATIN_MARKED))
    for pair, letter in LATIN_PAIRS:
        word = word.replace(pair, letter)
    return word.translate(LATIN_LETTERS)


def _without_accents(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare)


def repair_word(word: str) -> str:
    """The word in one alphabet: look-alike letters of the other one replaced by their twins."""
    latin = sum("LATIN" in unicodedata.name(char, "") for char in word)
    cyrillic = sum("CYRILLIC" in unicodedata.name(char, "") for char in word)
    if not latin or not cyrillic:
        return word
    only_latin = latin - sum(char in LATIN_TWINS or char in "əƏɵƟ" for char in word)
    only_cyrillic = cyrillic - sum(char in CYRILLIC_TWINS for char in word)
    if not only_latin or only_cyrillic >= only_latin:
        return word.translate(TO_CYRILLIC)
    return word.translate(TO_LATIN)


def repair_name(name: str) -> str:
    """A name as typed, without look-alike letters of another alphabet and without double spaces."""
    return " ".join(repair_word(word) for word in name.split())


class KazakhOrder(Func):
    """Sort key in the order of the Kazakh alphabet, Russian letters in their places.

    Immutable, so an index may hold it. Letters become characters of one consecutive block, which
    sorts after digits and Latin.
    """

    template = (
        f"translate(lower(%(expressions)s), '{ALPHABET}',"
        f" '{''.join(chr(0x4E00 + place) for place in range(len(ALPHABET)))}')"
    )
    output_field = CharField()
