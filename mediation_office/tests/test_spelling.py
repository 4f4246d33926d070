import pytest

from mediation_office import spelling


def test_figures_placeholders_tags_and_addresses_are_no_words():
    text = "6-күні <b>%(day)s</b> {phone} SMS-те [келіңіз](https://мекен.kz) аты-жөні a@b.kz"

    assert list(spelling.words(text)) == ["келіңіз", "аты-жөні"]


def test_tables_in_three_languages_are_read_by_their_letters(tmp_path):
    table = tmp_path / "defaults.py"
    table.write_text('Words("Өтінішті тіркеу", "Зарегистрировать", "Register")')

    assert list(spelling._strings(table, "kk")) == ["Өтінішті тіркеу"]
    assert "Зарегистрировать" in list(spelling._strings(table, "ru"))


def test_a_machine_without_dictionaries_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("HUNSPELL_DICTIONARIES", str(tmp_path))

    with pytest.raises(spelling.NoDictionaryError, match="hunspell-kk"):
        spelling.misspelt("kk")
