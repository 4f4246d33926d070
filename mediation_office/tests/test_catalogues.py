import polib
import pytest

from mediation_office import catalogues


def said_by_python(text):
    return [(m.context, m.msgid, m.plural) for m in catalogues.python_messages(text, "some.py")]


def said_by_template(text):
    return [(m.context, m.msgid, m.plural) for m in catalogues.template_messages(text, "some.html")]


def entry(msgid, *forms, plural=""):
    if not plural:
        return polib.POEntry(msgid=msgid, msgstr=forms[0])
    return polib.POEntry(msgid=msgid, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)))


def test_python_is_read_under_the_names_of_its_imports():
    text = (
        "from django.utils.translation import gettext as _t, ngettext_lazy, pgettext\n"
        '_t("Long " "text")\n'
        'ngettext_lazy("%(count)s day", "%(count)s days", "count")\n'
        'pgettext("of a clock", "Open")\n'
        'print("Not for people")\n'
        "_t(name)\n"
    )

    assert said_by_python(text) == [
        (None, "Long text", ""),
        (None, "%(count)s day", "%(count)s days"),
        ("of a clock", "Open", ""),
    ]


def test_a_text_put_together_from_parts_is_refused():
    text = 'from django.utils.translation import gettext as _\n_(f"Hello {name}")\n'

    with pytest.raises(catalogues.UnreadableMessageError, match=r"some\.py:2"):
        said_by_python(text)


def test_templates_are_read_with_their_plurals_contexts_and_trimmed_blocks():
    text = """{% load i18n %}
      {% translate "It's open" %}{% translate "Open" context "of a clock" %}
      {% include "a.html" with label=_("Name") %}
      {% blocktranslate trimmed count days=n %}
        {{ days }} day
        left
      {% plural %}
        {{ days }} days left
      {% endblocktranslate %}"""

    assert said_by_template(text) == [
        (None, "It's open", ""),
        ("of a clock", "Open", ""),
        (None, "Name", ""),
        (None, "%(days)s day left", "%(days)s days left"),
    ]


def test_a_tag_that_django_would_print_as_text_is_refused():
    with pytest.raises(catalogues.UnreadableMessageError, match=r"some\.html:2"):
        said_by_template('{% load i18n %}\n<p>{% translate "Open" %</p>}')


def test_collecting_again_keeps_what_is_translated_and_changes_nothing(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "room.py").write_text(
        "from django.utils.translation import gettext as _\n_('Close')\n_('Open')\n"
    )
    catalogues.update_catalogue("locale", "ru")
    path = catalogues.catalogue_path("locale", "ru")
    path.write_text(
        path.read_text().replace('msgid "Open"\nmsgstr ""', 'msgid "Open"\nmsgstr "Открыть"')
    )
    before = path.read_text()

    assert catalogues.update_catalogue("locale", "ru") == (2, 1)
    assert path.read_text() == before
    assert list(catalogues.problems("locale", "ru")) == ["ru: missing: 'Close' (room.py)"]


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        (entry("%(name)s came", "Пришёл %(nome)s"), "other placeholders"),
        (entry("{day} is off", "День нерабочий"), "other placeholders"),
        (entry("Open <b>now</b>", "Открыть сейчас"), "other tags"),
        (entry("Open", "Oткрыть"), "Latin and Cyrillic"),
        (entry("Open", "Ашық тұрғын"), "Kazakh letters"),
        (entry("%(n)s day", "%(n)s день", "%(n)s дня", plural="%(n)s days"), "3 plural forms"),
        (entry("%(n)s day", "%(n)s день"), "counts otherwise"),
    ],
)
def test_a_wrong_translation_is_named(translation, fault):
    plural = "%(n)s days" if "%(n)s" in translation.msgid else ""

    assert fault in " ".join(catalogues.faults(translation, "ru", plural=plural))


def test_kazakh_says_the_same_after_every_number():
    translation = entry("%(n)s day", "%(n)s күн", "%(n)s күндер", plural="%(n)s days")

    (fault,) = catalogues.faults(translation, "kk", plural="%(n)s days")

    assert "same after every number" in fault
