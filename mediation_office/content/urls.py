from django.urls import path, register_converter
from django.urls.converters import StringConverter

from mediation_office.content.views import texts, writing
from mediation_office.labels import LANGUAGES


class LanguageConverter(StringConverter):
    """One of the office's three languages."""

    regex = "|".join(LANGUAGES)


class VersionConverter:
    """A version's number: as many digits as a version can have."""

    regex = "[1-9][0-9]{0,6}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(LanguageConverter, "text_language")
register_converter(VersionConverter, "text_version")
VERSION = "<slug:code>/<text_language:language>/<text_version:version>"

app_name = "content"
urlpatterns = [
    path("", texts.text_list, name="text_list"),
    # one text
    path("<slug:code>/", texts.text_detail, name="text_detail"),
    path("<slug:code>/edit/", writing.text_edit, name="text_edit"),
    path("<slug:code>/publish/", writing.text_publish, name="text_publish"),
    path("<slug:code>/discard/", writing.text_discard, name="text_discard"),
    # one version of it
    path(f"{VERSION}/compare/", texts.text_compare, name="text_compare"),
    path(f"{VERSION}/restore/", writing.text_restore, name="text_restore"),
]
