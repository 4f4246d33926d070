"""File names as people send them, made harmless and still recognisable."""

import re
import unicodedata

LONGEST_NAME = 120  # characters, extension included
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # control, direction marks, lone surrogates


def clean_name(name: str, *, extension: str, also: tuple[str, ...] = ()) -> str:
    """The last part of the name without path, control and direction characters, at most 120 long.

    It ends in the extension that its content has, whatever it ended in before; `also` are other
    endings of the same kind (.jpeg beside .jpg).
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(
        " " if unicodedata.category(char) in ("Zs", "Zl", "Zp") else char
        for char in unicodedata.normalize("NFC", last)
        if unicodedata.category(char) not in HIDDEN
    )
    shown = re.sub(r"""[<>:"|?*;]""", "_", " ".join(shown.split())).rstrip(". ")
    stem, dot, ending = shown.rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,8}", ending):
        stem, ending = shown, ""
    if ending.lower() not in (extension, *also):
        ending = extension
    stem = stem.strip(". ") or "file"
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"
