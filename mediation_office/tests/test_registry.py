import pytest

from mediation_office.registry import Registry


def test_a_code_is_registered_once():
    colours = Registry("colour")
    assert colours.register("red", "#f00") == colours["red"]
    with pytest.raises(ValueError, match="colour red is registered twice"):
        colours.register("red", "#e00")
    assert dict(colours) == {"red": "#f00"}


def test_what_is_registered_apart_is_forgotten_after_it():
    colours = Registry("colour")
    colours.register("red", "#f00")
    with colours.apart():
        colours.register("blue", "#00f")
        assert set(colours) == {"red", "blue"}
        with colours.apart(empty=True):
            assert not colours
    assert set(colours) == {"red"}
