"""The rail: where a person of this role can go."""

from typing import Any

from django.http import HttpRequest


def rail(request: HttpRequest) -> dict[str, Any]:
    """Context processor for staff pages; strangers get nothing and cost nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"rail": [], "whoami": None}
    return {
        "rail": [],
        "whoami": {"name": str(user), "initials": user.initials, "role": user.position, "home_office": user.office},
    }
