"""Whose own cause a complaint is."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import (
    Exists,
    OuterRef,
    Q,
)

from mediation_office.accounts.models import User

if TYPE_CHECKING:
    pass


def is_own_cause(user: User, appeal: str) -> Q:
    """Whether it is a complaint about this person, as `policies.officials_of` tells; `appeal` names
    the way to it. Two complaints deep: what a list shows beyond is refused all the same.
    """
    from cases import events

    own = Q(by=user, code__in=events.OF_OFFICIALS)
    own |= Q(data__responsible=user.pk) | Q(data__drafter=user.pk)
    return Q(Exists(acts_behind(f"{appeal}__").filter(own)), **{f"{appeal}__about__isnull": False})


def acts_behind(way: str = "") -> models.QuerySet:
    """The acts by which officials answer for what a complaint is about, two complaints deep."""
    from cases import events

    matters = Q(appeal=OuterRef(f"{way}about")) | Q(appeal=OuterRef(f"{way}about__about"))
    return events.acts_of_officials(matters)
