"""One row per text, language and version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation_office.content.choices import TextKind, TextState
from mediation_office.content.querysets import TextQuerySet
from mediation_office.history import tracked


@tracked()
class Text(models.Model):
    """A version of a text in one language; one version of each is published."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="texts")
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=TextKind.choices)
    language = models.CharField(_("language"), max_length=2)
    version = models.PositiveIntegerField(_("version"))
    state = models.CharField(
        _("state"), max_length=10, choices=TextState.choices, default=TextState.DRAFT
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["code", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code", "language", "version"], name="text_version_once"
            ),
            models.UniqueConstraint(
                fields=["region", "code", "language"],
                condition=models.Q(state=TextState.PUBLISHED),
                name="one_published_version",
            ),
            models.UniqueConstraint(
                fields=["region", "code", "language"],
                condition=models.Q(state=TextState.DRAFT),
                name="one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.language} v{self.version}"
