"""History of changes per field, kept by database triggers: bulk and raw writes are recorded too,
and nobody rewrites it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pghistory
import pghistory.middleware
from django.conf import settings
from django.db import models
from django.db.migrations import RunSQL
from django.http import HttpRequest
from django.urls import Resolver404, resolve


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Each change remembers who made it and on which page, by name: an address may be a secret."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        try:
            page = resolve(request.path_info).view_name
        except Resolver404:
            page = ""
        return super().get_context(request) | {"url": page}


def tracked(
    *, exclude: list[str] | None = None
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Keep every version of the model's rows in `<Model>History`, with the user and address of the
    change.
    """

    def decorate(model: type[models.Model]) -> Any:
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            exclude=exclude,
        )(model)

    return decorate


def append_only(*tables: str) -> RunSQL:
    """The last operation of a migration that makes history, event or look tables: from now on rows
    are only added.

    Refused even to the tables' owner, as long as that is not the superuser, and to the role that
    the office works as where another one owns the tables (docs/running.md).
    """
    names = ", ".join(f'"{table}"' for table in tables)
    return revoked(f"UPDATE, DELETE, TRUNCATE ON {names}")


def revoked(rights: str) -> RunSQL:
    """An operation that takes rights from whoever migrates and whoever the office works as."""
    roles = "CURRENT_USER"
    if "owner" in settings.DATABASES:
        roles += f', "{settings.DATABASES["default"]["USER"]}"'
    return RunSQL(f"REVOKE {rights} FROM {roles}", f"GRANT {rights} TO {roles}")


@dataclass(frozen=True, slots=True)
class Change:
    """One version of a row: when (database time), by whom, and which fields it changed since the
    version before it (there is none when made).
    """

    at: datetime
    user_id: int | None
    is_first: bool
    fields: tuple[str, ...]
    row: models.Model
    before: models.Model | None = None


def changes_of(rows: models.QuerySet) -> list[Change]:
    """What became of these rows, the oldest first (one query)."""
    history = rows.model.history.rel.related_model
    versions = history.objects.filter(pgh_obj__in=rows).select_related("pgh_context")
    names = [field.attname for field in rows.model._meta.concrete_fields if field.attname != "id"]
    last: dict[int, models.Model] = {}
    changes = []
    for version in versions.order_by("pgh_id"):
        before = last.get(version.pgh_obj_id)
        was = before.__dict__ if before else {}
        fields = tuple(
            name for name in names if before and version.__dict__.get(name) != was.get(name)
        )
        if before is None or fields:
            user = (version.pgh_context.metadata if version.pgh_context else {}).get("user")
            is_first = before is None
            changes.append(Change(version.pgh_created_at, user, is_first, fields, version, before))
        last[version.pgh_obj_id] = version
    return changes
