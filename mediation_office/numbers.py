"""Numbers people say, type and keep: references, register numbers, secret codes, identification
numbers.

A reference (`A26-483157-9`) tells neither order nor volume: six digits from a keyed permutation of
a counter, then a check digit. A register number is the journal's own: without gaps per office and
year. A code has 16 digits and opens, with the reference, one side's view of its matter.
"""

import hashlib
import hmac
import re
from datetime import date

from django.conf import settings
from django.db import connection, transaction

from mediation_office.clock import today
from mediation_office.models import Counter
from mediation_office.sealing import derived_key

LOOKALIKES = str.maketrans("АСМасм", "ACMACM")  # Cyrillic to Latin
REFERENCE = re.compile(r"^([ACM])(\d{2})-?(\d{6,9})-?(\d)$")
WITHOUT_CHECK = re.compile(r"^[ACM](\d{2})-?(\d{6,9})-?$")


def luhn(digits: str) -> str:
    """The check digit of a row of digits (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def next_value(name: str) -> int:
    """The next number of a counter, inside the caller's transaction: a roll-back gives it back, so
    there are no gaps.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "a counter is read inside the transaction that uses its number"
        )
    if (value := _one_more(name)) is None:
        Counter.objects.bulk_create([Counter(name=name)], ignore_conflicts=True)
        value = _one_more(name)
    assert value is not None
    return value


def _one_more(name: str) -> int | None:
    """The number after the last one; None where nobody began to count."""
    # an update waits its turn; an upsert may be overtaken for as long as others come
    raised = "UPDATE kernel_counter SET value = value + 1 WHERE name = %s RETURNING value"
    return _number(raised, name)


def _number(statement: str, *values: str) -> int | None:
    """The one number that a statement gives, if it finds a row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def permuted(value: int, width: int, key: bytes) -> int:
    """A keyed permutation of 0 … 10**width - 1: a Feistel network on two halves, walked until it
    falls inside.
    """
    half_bits = ((10**width - 1).bit_length() + 1) // 2
    mask = (1 << half_bits) - 1
    while True:
        left, right = value >> half_bits, value & mask
        for step in range(6):
            noise = hmac.digest(key, bytes([step]) + right.to_bytes(8, "big"), hashlib.sha256)
            left, right = right, left ^ (int.from_bytes(noise[:8], "big") & mask)
        value = left << half_bits | right
        if value < 10**width:
            return value


def new_reference(letter: str) -> str:
    """A fresh reference for an appeal (A), a contact (C) or a mediation case (M).

    Nobody waits for another's transaction here; a roll-back leaves a gap that no one can see.
    """
    year = f"{today().year % 100:02d}"
    count = _count_of_year(letter, year)
    width = 6
    while count >= 10**width:  # a full year grows by a digit
        count -= 10**width
        width += 1
    digits = f"{permuted(count, width, derived_key(f'reference:{letter}{year}')):0{width}d}"
    return f"{letter}{year}-{digits}-{luhn(year + digits)}"


def _count_of_year(letter: str, year: str) -> int:
    """0, 1, 2 … within the letter and the year, from the sequence of the letter.

    Where the sequence stood when the year began is read before it is asked (a statement sees what
    was there when it began): so the count is never negative, whoever was first.
    """
    sequence, name = f"kernel_reference_{letter.lower()}", f"reference:{letter}{year}"
    counted = "SELECT nextval(%s) - value - 1 FROM kernel_counter WHERE name = %s"
    if (count := _number(counted, sequence, name)) is None:
        drawn = _number("SELECT nextval(%s)", sequence) or 0
        Counter.objects.bulk_create([Counter(name=name, value=drawn)], ignore_conflicts=True)
        count = _number(counted, sequence, name)
    assert count is not None
    return count


def _tidied(text: str) -> str:
    return re.sub(r"[\s‐-―]", "", text[:40]).translate(LOOKALIKES).upper().replace("_", "-")


def parse_reference(text: str) -> str | None:
    """The reference in what somebody typed (any case, Cyrillic look-alikes, spaces, no dashes), or
    None.
    """
    match = REFERENCE.match(_tidied(text))
    if not match or luhn(match[2] + match[3]) != match[4]:
        return None
    return f"{match[1]}{match[2]}-{match[3]}-{match[4]}"


def find_reference(text: str) -> str | None:
    """The reference somebody looks for, also without its check digit: as `parse_reference`."""
    whole = parse_reference(text)
    short = None if whole else WITHOUT_CHECK.match(_tidied(text))
    return parse_reference(f"{short[0]}{luhn(short[1] + short[2])}") if short else whole


def code_from_token(token: str) -> str:
    """The code of side 1: 16 digits derived from a form's one-time token, so that the same form
    sent again shows the same code. Its last four are a mark of the others, by a key of ours.
    """
    body = _digits_of(f"1:{token}", purpose="code", width=12)
    return body + _digits_of(body, purpose="code-mark", width=4)


def is_marked(code: str) -> bool:
    """Whether it bears our mark, at no cost: of codes that somebody thinks up, one in 10,000."""
    digits = only_digits(code[:64])
    mark = _digits_of(digits[:-4], purpose="code-mark", width=4)
    return hmac.compare_digest(mark, digits[-4:])


def _digits_of(text: str, *, purpose: str, width: int) -> str:
    seed = hmac.digest(derived_key(purpose), text.encode(), hashlib.sha256)
    return f"{int.from_bytes(seed[:16], 'big') % 10**width:0{width}d}"


def token_hash(token: str) -> str:
    """What the database keeps of a one-time token."""
    return hmac.new(derived_key("token"), token.encode(), hashlib.sha256).hexdigest()


def code_hash(code: str, *, reference: str) -> str:
    """The slow hash of a code (scrypt 2^14 over an HMAC with a key outside the database), salted by
    its reference.

    Ask the brakes before it: it costs some 45 ms.
    """
    peppered = hmac.digest(derived_key("code"), only_digits(code)[:64].encode(), hashlib.sha256)
    salt = hmac.digest(derived_key("code-salt"), reference.encode(), hashlib.sha256)
    return hashlib.scrypt(peppered, salt=salt, n=settings.CODE_COST, r=8, p=1, dklen=32).hex()


def spaced_code(code: str) -> str:
    return " ".join(code[i : i + 4] for i in range(0, 16, 4))


def only_digits(text: str) -> str:
    """ASCII digits of the text, other scripts' digits turned into them."""
    return "".join(str(int(char)) for char in text if char.isdecimal())


FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def is_iin(text: str) -> bool:
    """Whether this is a well-formed IIN: 12 digits, a date, a century digit, the two-pass check
    digit.

    The date is only asked to exist: since 2013 it need not be the person's birthday.
    """
    return _checks(text) and text[6] in "123456" and _is_date(text)


def is_bin(text: str) -> bool:
    """Whether this is a well-formed BIN: 12 digits, a month, type 4, 5 or 6, the two-pass check
    digit.
    """
    return _checks(text) and text[4] in "456" and 1 <= int(text[2:4]) <= 12


def _checks(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{12}", text):
        return False
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        check = sum(int(d) * w for d, w in zip(text, weights, strict=False)) % 11
        if check < 10:
            return check == int(text[11])
    return False  # such a number is never issued


def _is_date(text: str) -> bool:
    century = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}[text[6]]
    try:
        date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return False
    return True
