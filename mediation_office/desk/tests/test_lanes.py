"""Lanes of the demo's history: each in a process of its own, none left behind."""

import os
import time

import pytest

from mediation_office.desk.demo import lanes


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_each_lane_is_told_in_its_order_by_a_process_of_its_own(tmp_path):
    def tell(part):
        with open(tmp_path / str(os.getpid()), "a") as told:
            told.write(part)

    lanes.side_by_side((("a", "b"), ("c",)), tell)
    assert sorted(told.read_text() for told in tmp_path.iterdir()) == ["ab", "c"]
    assert not (tmp_path / str(os.getpid())).exists()


def test_one_that_breaks_off_ends_the_others(tmp_path, capfd):
    def tell(part):
        if part == "a":
            while not (tmp_path / "pid").exists():
                time.sleep(0.01)
            raise ValueError("this lane cannot go on")
        (tmp_path / "new").write_text(str(os.getpid()))
        (tmp_path / "new").rename(tmp_path / "pid")
        time.sleep(60)

    with pytest.raises(lanes.LaneError):
        lanes.side_by_side((("a",), ("b",)), tell)
    assert not is_alive(int((tmp_path / "pid").read_text()))
    assert "this lane cannot go on" in capfd.readouterr().err
