"""What is typed into a text: title and body in three languages, side by side."""

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from mediation_office.content.checks import check_text
from mediation_office.content.choices import LANGUAGE_NAMES, TextKind
from mediation_office.content.declared import Declared
from mediation_office.forms import FilterForm, OfficeForm
from mediation_office.labels import LANGUAGES

TITLES = {
    "kk": _lazy("Title in Kazakh"),
    "ru": _lazy("Title in Russian"),
    "en": _lazy("Title in English"),
}
BODIES = {
    "kk": _lazy("Text in Kazakh"),
    "ru": _lazy("Text in Russian"),
    "en": _lazy("Text in English"),
}
ROWS = {TextKind.SMS: 3, TextKind.BLOCK: 10}


class TextFilterForm(FilterForm):
    kind = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_lazy("Words in its name or text"), max_length=200, required=False)

    def __init__(self, *args, kinds: tuple[str, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, kind) for kind in kinds]


class TextEditForm(OfficeForm):
    """`current`: language → title and body as they stand. Every remark stands beside its field."""

    def __init__(self, *args, declared: Declared, current: dict[str, tuple[str, str]], **kwargs):
        self.declared, self.current = declared, current
        kwargs["initial"] = {}
        for language, (title, body) in current.items():
            kwargs["initial"] |= {f"title_{language}": title, f"body_{language}": body}
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self._add_fields(language)

    def _add_fields(self, language: str) -> None:
        attrs = {"lang": language}
        if self.declared.kind != TextKind.SMS:
            self.fields[f"title_{language}"] = forms.CharField(
                label=TITLES[language],
                max_length=300,
                required=False,
                widget=forms.Textarea(attrs | {"rows": 2}),  # a line would cut it off
            )
        self.fields[f"body_{language}"] = forms.CharField(
            label=BODIES[language],
            max_length=20_000,
            required=False,  # checked in clean(), in the office's own words
            widget=forms.Textarea(attrs | {"rows": ROWS.get(self.declared.kind, 18)}),
        )

    def clean(self):
        cleaned = super().clean()
        for language in LANGUAGES:
            title, body = self.typed(language)
            for field, remarks in check_text(self.declared, title=title, body=body).items():
                for remark in remarks:
                    self.add_error(f"{field}_{language}", remark)
        return cleaned

    def typed(self, language: str) -> tuple[str, str]:
        """Title and body as typed, whatever their faults."""
        data = self.cleaned_data
        body = data.get(f"body_{language}", "").replace("\r\n", "\n")
        return " ".join(data.get(f"title_{language}", "").split()), body.strip()

    def changed_languages(self) -> dict[str, tuple[str, str]]:
        return {
            language: self.typed(language)
            for language in LANGUAGES
            if self.typed(language) != self.current.get(language)
        }

    @property
    def columns(self):
        """One per language: its name, its code, its fields."""
        return [
            (
                language,
                LANGUAGE_NAMES[language],
                [field for field in self if field.name.endswith(f"_{language}")],
            )
            for language in LANGUAGES
        ]
