"""Sessions that a copy of the database does not open.

The cookie holds a session's key, the table only a keyed hash of it; what the session holds is
sealed and bound to its row.
"""

import json
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from mediation_office.sealing import SealBroken, blind, newest_master, seal, unseal


def row_of(key: str) -> str:
    """What the table names the session of this key by."""
    return blind(key, purpose="session")


class SessionStore(db.SessionStore):
    """Django's store with a hash in the key's place; for synchronous pages, and we have no
    others.
    """

    def load(self) -> dict[str, Any]:
        row = row_of(self.session_key or "")
        known = self.model.objects.filter(pk=row, expire_date__gt=timezone.now()).first()
        if known is None:
            self._session_key = None  # the cookie's choice of a key is never taken over
            return {}
        return self.decode(known.session_data)

    def exists(self, session_key: str) -> bool:
        return super().exists(row_of(session_key))

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            super().delete(row_of(key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = row_of(row.session_key)
        return row

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal(json.dumps(session_dict), key_id=newest_master(), binding=self._binding)

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            return json.loads(unseal(str(session_data), binding=self._binding))
        except SealBroken:  # another session's, or altered: it holds nothing
            return {}

    @property
    def _binding(self) -> bytes:
        return f"session|{row_of(self.session_key or '')}".encode()
