"""Which rows of the content room."""

from typing import Self

from django.db import models

from mediation_office.content.choices import TextState


class TextQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(state=TextState.PUBLISHED)
