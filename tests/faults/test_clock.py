"""What day it is where the roadmap lives, on the nights when clocks are changed and years end.

Days worked out by hand from the zones' own rules; the clock is that of the machine, set by the test.
"""

import datetime as dt
import os
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from macros.cli import main
from macros.edge import Edge, day_at, edge_from_environment, today_in
from tests.roadmaps import write

DAY = dt.timedelta(1)
MOMENTS = [  # a moment in UTC, a zone, the day it is there
    ("2026-03-28 22:59:59", "Europe/Amsterdam", "2026-03-28"),  # UTC+1
    ("2026-03-28 23:00:00", "Europe/Amsterdam", "2026-03-29"),  # the day of 23 hours begins
    ("2026-03-29 00:59:59", "Europe/Amsterdam", "2026-03-29"),  # 01:59:59, and a second later 03:00
    ("2026-03-29 01:00:00", "Europe/Amsterdam", "2026-03-29"),
    ("2026-03-29 21:59:59", "Europe/Amsterdam", "2026-03-29"),
    ("2026-03-29 22:00:00", "Europe/Amsterdam", "2026-03-30"),  # UTC+2: an hour earlier than the day before
    ("2026-10-24 21:59:59", "Europe/Amsterdam", "2026-10-24"),
    ("2026-10-24 22:00:00", "Europe/Amsterdam", "2026-10-25"),  # the day of 25 hours begins
    ("2026-10-25 00:30:00", "Europe/Amsterdam", "2026-10-25"),  # 02:30 for the first time
    ("2026-10-25 01:30:00", "Europe/Amsterdam", "2026-10-25"),  # 02:30 for the second time
    ("2026-10-25 22:59:59", "Europe/Amsterdam", "2026-10-25"),
    ("2026-10-25 23:00:00", "Europe/Amsterdam", "2026-10-26"),
    ("2026-12-31 22:59:59", "Europe/Amsterdam", "2026-12-31"),
    ("2026-12-31 23:30:00", "Europe/Amsterdam", "2027-01-01"),
    ("2026-12-31 23:30:00", "UTC", "2026-12-31"),
    ("2026-12-31 23:30:00", "Europe/London", "2026-12-31"),
    ("2026-12-31 09:59:59", "Pacific/Kiritimati", "2026-12-31"),  # UTC+14
    ("2026-12-31 10:00:00", "Pacific/Kiritimati", "2027-01-01"),
    ("2027-01-01 11:59:59", "Etc/GMT+12", "2026-12-31"),  # UTC-12, where the year ends last
    ("2027-01-01 12:00:00", "Etc/GMT+12", "2027-01-01"),
    ("2027-01-01 03:29:59", "America/St_Johns", "2026-12-31"),  # UTC-3:30
    ("2027-01-01 03:30:00", "America/St_Johns", "2027-01-01"),
    ("2026-07-01 02:29:59", "America/St_Johns", "2026-06-30"),  # UTC-2:30 in summer
    ("2026-07-01 02:30:00", "America/St_Johns", "2026-07-01"),
    ("2026-03-29 00:59:59", "Antarctica/Troll", "2026-03-29"),  # UTC+0, and a second later UTC+2
    ("2026-06-30 21:59:59", "Antarctica/Troll", "2026-06-30"),
    ("2026-06-30 22:00:00", "Antarctica/Troll", "2026-07-01"),
    ("2026-04-04 14:59:59", "Australia/Lord_Howe", "2026-04-05"),  # clocks go back by half an hour
    ("2024-02-28 23:00:00", "Europe/Amsterdam", "2024-02-29"),
    ("2026-02-28 23:00:00", "Europe/Amsterdam", "2026-03-01"),
    ("2026-04-23 22:00:00", "Africa/Cairo", "2026-04-24"),  # midnight is left out: the day begins at 01:00
]


def at(moment: str) -> float:
    return dt.datetime.fromisoformat(f"{moment}+00:00").timestamp()


@pytest.mark.parametrize(("moment", "zone", "day"), MOMENTS, ids=[f"{zone} {moment}" for moment, zone, _ in MOMENTS])
def test_today_is_the_day_in_the_zone_of_the_roadmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, zone: str, day: str
) -> None:
    """Whatever zone the machine is in."""
    monkeypatch.delenv("ROADMAP_TODAY", raising=False)
    monkeypatch.setattr("macros.edge.time.time", lambda: at(moment))
    (tmp_path / "roadmap.yml").write_text(f"timezone: {zone}\n", "utf-8")
    for machine in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", machine)
        assert today_in(tmp_path).isoformat() == day


def test_in_every_zone_days_follow_each_other() -> None:
    """Twelve hours on it is the same day or the next, all year."""
    crossed = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        days = [day_at(at("2026-01-01 00:00:00") + 43_200 * step, zone) for step in range(2 * 366)]
        steps = {later - earlier for earlier, later in pairwise(days)}
        if not steps <= {dt.timedelta(0), DAY}:
            crossed[name] = steps
    assert crossed == {}


def test_a_build_over_midnight_has_one_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its processes are told the day it began on."""
    edge = Edge(data=tmp_path, today=dt.date(2026, 12, 31), as_of=dt.date(2026, 12, 31))
    for name, value in edge.as_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("macros.edge.time.time", lambda: at("2027-01-01 00:00:01"))
    assert edge_from_environment() == edge


@pytest.mark.parametrize(
    ("moment", "late"),
    [("2026-03-29 21:59:59", False), ("2026-03-29 22:00:00", True), ("2026-12-31 23:30:00", True)],
)
def test_a_promise_is_late_from_midnight_in_the_zone_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], moment: str, *, late: bool
) -> None:
    write(
        tmp_path / "data",
        "== tracks/t.yml\nname: T\nowner: els\nitems:\n  - id: a\n    title: A\n    kind: action\n"
        "    planned: {finish: 2026-03-29}\n",
    )
    monkeypatch.delenv("ROADMAP_TODAY", raising=False)
    monkeypatch.setattr("macros.edge.time.time", lambda: at(moment))
    assert main(["check", "--data", str(tmp_path / "data"), "--language", "en"]) == 0
    assert ("[unreported]" in capsys.readouterr().out) is late
    assert os.environ.get("ROADMAP_TODAY") is None
