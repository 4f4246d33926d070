"""History of changes per field, kept by database triggers: bulk and raw writes are recorded too, and nobody rewrites it."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db import models
from django.db.migrations import RunSQL


def tracked(*, exclude: list[str] | None = None) -> Callable[[type[models.Model]], type[models.Model]]:
    """Keep every version of the model's rows in `<Model>History`, with the user and address of the change."""

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
    """The last operation of a migration that makes history, event or look tables: from now on rows are only added.

    Refused even to the tables' owner, as long as the application's role is not the superuser (docs/running.md).
    """
    names = ", ".join(f'"{table}"' for table in tables)
    rights = f"UPDATE, DELETE, TRUNCATE ON {names}"
    return RunSQL(f"REVOKE {rights} FROM CURRENT_USER", f"GRANT {rights} TO CURRENT_USER")
