"""Sealing: what is confidential lies in the database as AES-GCM text and opens on attribute access
only.

A value looks like ``s1.<key id>.<base64 of nonce and ciphertext>``. It is bound to a fixed string
of its column and to the UUID of its row, so it can be moved to neither another column nor another
row; history rows carry the same UUID and stay readable. Identity fields use the office's key,
fields of a matter the key of their thread (`ThreadKey`): erasing a matter is deleting one row.
"""

import base64
import functools
import hashlib
import hmac
import os
import time
import unicodedata
import uuid
from collections.abc import Callable
from typing import Any, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection, models, transaction

from mediation_office.keys import master_keys

PREFIX = "s1."
KEY_MEMORY_SECONDS = 60  # how long a process remembers an unwrapped thread key


class SealBroken(Exception):
    """A sealed value does not open: wrong key, moved to another row or column, or altered."""


class Erased(Exception):
    """The key of this thread is gone: its content was erased on purpose."""


class Sealed(str):
    """Sealed text as it lies in the database; what `values()`, exports and logs get to see."""


def _masters() -> dict[str, bytes]:
    return master_keys(settings.FIELD_KEYS)


def newest_master() -> str:
    return str(settings.FIELD_KEYS[0]).split(":", 1)[0]


@functools.lru_cache(maxsize=64)
def derived_key(purpose: str, master: str = "") -> bytes:
    """32 bytes for one purpose, derived from a master key (the newest one by default)."""
    secret = _masters()[master or newest_master()]
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"mediation-office:{purpose}".encode()).derive(
        secret
    )


_remembered: dict[str, tuple[float, bytes]] = {}
# Keys made in transactions that are still open, with what waits for their commit: a key that is
# rolled back must be forgotten, or a second try would seal with a key that no row holds.
_fresh: dict[str, tuple[bytes, Callable[[], None]]] = {}


def thread_key(thread: uuid.UUID, *, create: bool) -> bytes:
    """The thread's own key; made on first use when `create`. Raises Erased when it is gone."""
    from mediation_office.models import ThreadKey

    if known := _known_key(thread):
        return known
    made, row = False, None
    if create:
        fresh = _wrap(thread, os.urandom(32))
        row, made = ThreadKey.objects.get_or_create(thread=thread, defaults={"wrapped": fresh})
    elif not (row := ThreadKey.objects.filter(thread=thread).first()):
        raise Erased(str(thread))
    key = _unwrap(thread, row.wrapped)
    if made and connection.in_atomic_block:
        _remember_on_commit(thread, key)
    else:
        _remember(thread, key)
    return key


def _known_key(thread: uuid.UUID) -> bytes | None:
    known = _remembered.get(thread.hex)
    if known and known[0] > time.monotonic():
        return known[1]
    key, waiting = _fresh.get(thread.hex, (None, None))
    if key is None:
        return None
    calls = reversed(connection.run_on_commit)  # the newest first: a long transaction has thousands
    is_still_open = any(entry[1] is waiting for entry in calls)
    return key if is_still_open else None


def _remember(thread: uuid.UUID, key: bytes) -> None:
    if len(_remembered) > 500:
        _remembered.clear()
    _remembered[thread.hex] = (time.monotonic() + KEY_MEMORY_SECONDS, key)


def _remember_on_commit(thread: uuid.UUID, key: bytes) -> None:
    def commit() -> None:
        _fresh.pop(thread.hex, None)
        _remember(thread, key)

    if len(_fresh) > 500:  # what was rolled back stays here until then
        _fresh.pop(next(iter(_fresh)))
    _fresh[thread.hex] = (key, commit)
    transaction.on_commit(commit)


def erase_thread(thread: uuid.UUID) -> None:
    """Delete the thread's key: from now on nothing sealed under it can be opened, history and
    backups included.
    """
    from mediation_office.models import ThreadKey

    ThreadKey.objects.filter(thread=thread).delete()
    _remembered.pop(thread.hex, None)
    _fresh.pop(thread.hex, None)


def _wrap(thread: uuid.UUID, key: bytes) -> str:
    master, nonce = newest_master(), os.urandom(12)
    box = AESGCM(derived_key("wrap", master)).encrypt(nonce, key, thread.bytes)
    return f"{master}.{base64.b64encode(nonce + box).decode()}"


def _unwrap(thread: uuid.UUID, wrapped: str) -> bytes:
    master, box = wrapped.split(".", 1)
    raw = base64.b64decode(box)
    return AESGCM(derived_key("wrap", master)).decrypt(raw[:12], raw[12:], thread.bytes)


def _key_for(key_id: str, *, create: bool = False) -> bytes:
    if key_id.startswith("t"):
        return thread_key(uuid.UUID(key_id[1:]), create=create)
    return derived_key("identity", key_id)


def seal_bytes(plain: bytes, *, key_id: str, binding: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(_key_for(key_id, create=True)).encrypt(nonce, plain, binding)


def open_bytes(box: bytes, *, key_id: str, binding: bytes) -> bytes:
    """The plain bytes; raises SealBroken when the seal does not fit, Erased when the key
    is gone.
    """
    try:
        return AESGCM(_key_for(key_id)).decrypt(box[:12], box[12:], binding)
    except InvalidTag as error:
        raise SealBroken("a sealed value does not open") from error


def seal(plain: str, *, key_id: str, binding: bytes) -> Sealed:
    box = seal_bytes(plain.encode(), key_id=key_id, binding=binding)
    return Sealed(f"{PREFIX}{key_id}.{base64.b64encode(box).decode()}")


def unseal(value: str, *, binding: bytes) -> str:
    _version, key_id, box = value.split(".", 2)
    return open_bytes(base64.b64decode(box), key_id=key_id, binding=binding).decode()


class SealedModel(models.Model):
    """A row with sealed fields: its UUID is what they are bound to."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class _Opening:
    """Opens a sealed value when somebody reads the attribute, and remembers the plain text on the
    instance.
    """

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if not isinstance(value, Sealed):
            return value
        opened = instance.__dict__.setdefault("_opened", {})
        if opened.get(name, (None,))[0] is not value:
            opened[name] = (value, unseal(value, binding=self.field.bind(instance)))
        return opened[name][1]

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.TextField):
    """Text sealed at rest.

    `binding` is a fixed string ("people.contactpoint.value"), `thread` the attribute with the UUID
    of the thread whose key seals it; without one, or where the row has none, the office's own key
    does. Refuses queries and bulk updates by plain text: those would put it into the database, or
    find nothing.
    """

    def __init__(self, *args: Any, binding: str = "", thread: str = "", **kwargs: Any) -> None:
        self.binding, self.thread = binding, thread
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"binding": self.binding, "thread": self.thread}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def bind(self, instance: Any) -> bytes:
        return f"{self.binding}|{instance.uuid.hex}".encode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return Sealed(value) if value else value

    def pre_save(self, instance: Any, add: bool) -> Any:
        value = instance.__dict__.get(self.attname)
        if not value or isinstance(value, Sealed):
            return value
        thread = getattr(instance, self.thread) if self.thread else None
        key_id = f"t{thread.hex}" if thread else newest_master()
        sealed = seal(str(value), key_id=key_id, binding=self.bind(instance))
        instance.__dict__[self.attname] = sealed
        instance.__dict__.setdefault("_opened", {})[self.attname] = (sealed, str(value))
        return sealed

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Sealed):
            self._refuse()
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ("exact", "isnull"):  # pattern lookups skip get_prep_value
            self._refuse()
        return super().get_lookup(lookup_name)

    def _refuse(self) -> NoReturn:
        raise TypeError(
            f"{self.binding}: a sealed field is written through its instance and never searched"
        )

    def value_from_object(self, obj: Any) -> Any:
        return getattr(obj, self.attname)


def fold_text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def blind(text: str, *, purpose: str) -> str:
    """What a sealed value is found by: a keyed hash over its folded form, whole value only."""
    return (
        hmac.new(derived_key(f"blind:{purpose}"), text.encode(), hashlib.sha256).hexdigest()[:40]
        if text
        else ""
    )


class BlindIndexField(models.CharField):
    """A searchable shadow of a sealed field, made anew at each save.

    `fold` brings spellings together first.
    """

    def __init__(
        self,
        *args: Any,
        of: str = "",
        purpose: str = "",
        fold: Callable[[str], str] = fold_text,
        **kwargs: Any,
    ) -> None:
        self.of, self.purpose, self.fold = of, purpose, fold
        usual: dict[str, Any] = {"max_length": 40, "blank": True, "default": ""}
        usual |= {"editable": False, "db_index": True}
        super().__init__(*args, **usual | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return (
            name,
            path,
            args,
            kwargs | {"of": self.of, "purpose": self.purpose, "fold": self.fold},
        )

    def pre_save(self, instance: Any, add: bool) -> str:
        try:
            value = getattr(instance, self.of)
        except Erased:  # the value is gone for good; what it was found by says nothing without it
            return getattr(instance, self.attname)
        shadow = blind(self.fold(value or ""), purpose=self.purpose)
        setattr(instance, self.attname, shadow)
        return shadow
