"""How a command is measured, how a site is weighed, and what an editor's change may write."""

import sys
from pathlib import Path

import pytest

from bench.builds import growth
from bench.commands import differing_bytes
from bench.goals import number
from bench.machine import machine, named
from bench.measure import Command, Failed, in_turn, measured, ratios, run
from bench.project import Project, emptied
from bench.serving import wrongly_written
from bench.weight import differing, weight

SPIN = "sum(range(3_000_000))"


def python(folder: Path, code: str) -> Command:
    return Command(line=(sys.executable, "-c", code), folder=folder)


def test_work_costs_cpu_and_sleep_does_not(tmp_path: Path) -> None:
    idle, busy = (run(python(tmp_path, code)) for code in ("import time; time.sleep(0.4)", SPIN))
    assert idle.wall >= 0.4 > idle.cpu
    assert busy.cpu > 0.03
    assert busy.peak > 1_000_000


def test_what_a_command_starts_counts_too(tmp_path: Path) -> None:
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{SPIN}'])"
    alone, within = (run(python(tmp_path, code)) for code in ("", nested))
    assert within.cpu > alone.cpu + 0.03


def test_a_command_that_fails_measures_nothing(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"exit 3\nwhy"):
        run(python(tmp_path, "import sys; print('why', file=sys.stderr); sys.exit(3)"))


def test_commands_run_in_turn_after_a_round_that_is_not_counted(tmp_path: Path) -> None:
    commands = {name: python(tmp_path, f"open('log', 'a').write('{name}')") for name in "abc"}
    found = in_turn(commands, 2, warm="c")
    assert (tmp_path / "log").read_text() == "ababcabc"
    assert {name: len(runs) for name, runs in found.items()} == {"a": 2, "b": 2, "c": 2}


def test_what_is_done_before_is_not_measured(tmp_path: Path) -> None:
    done = []
    command = Command(line=(sys.executable, "-c", ""), folder=tmp_path, before=lambda: done.append(1))
    run(command)
    assert done == [1]


def test_a_ratio_is_that_of_its_round() -> None:
    found = ratios((1, 4, 9), (1, 2, 3))
    assert (found.value, found.least, found.most) == (2, 1, 3)
    assert measured((3, 1)).value == 2


@pytest.mark.parametrize(
    ("value", "told"), [(0.1234, "0.123"), (12.34, "12.3"), (123.4, "123"), (3.0, "3"), (0.0, "0")]
)
def test_a_number_says_three_digits(value: float, told: str) -> None:
    assert number(value) == told


def test_a_page_more_is_compared_step_by_step() -> None:
    assert growth([10, 110, 1110], (1.0, 2.0, 12.0)) == pytest.approx(1)
    assert growth([10, 110, 1110], (1.0, 2.0, 22.0)) == pytest.approx(2)


def test_files_that_differ_are_named(tmp_path: Path) -> None:
    for folder, files in {"a": {"same": "1", "other": "1", "gone": "1"}, "b": {"same": "1", "other": "2"}}.items():
        (tmp_path / folder).mkdir()
        for name, text in files.items():
            (tmp_path / folder / name).write_text(text, "utf-8")
    assert differing(tmp_path / "a", tmp_path / "b") == ["gone", "other"]


def test_a_page_that_says_the_same_need_not_be_written() -> None:
    old = {"same": (1, b"a"), "rewritten": (1, b"a"), "changed": (1, b"a"), "stale": (1, b"a"), "gone": (1, b"a")}
    new = {"same": (1, b"a"), "rewritten": (2, b"a"), "changed": (2, b"b"), "stale": (1, b"b")}
    assert wrongly_written(old, new) == {"rewritten", "stale"}


def test_what_is_weighed_is_the_heaviest(tmp_path: Path) -> None:
    chart = '<svg class="rm-drawing x"><g/><g/></svg>'
    pages = {
        "": "<p><b>",
        "map/": '<p id="_m-a-1"><p><p><p>',
        "kpis/x/": f"<article>{chart}<script>1</script></article><template><p><template><b></template></template>",
    }
    for address, html in pages.items():
        (tmp_path / address).mkdir(exist_ok=True, parents=True)
        (tmp_path / address / "index.html").write_text(html, "utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}", "utf-8")
    found = weight(tmp_path)
    told = {name: found[name] for name in ("page nodes", "chart nodes", "chart scripts", "pages")}
    assert told == {"page nodes": (5,), "chart nodes": (3,), "chart scripts": (1,), "pages": (3,)}
    (tmp_path / "map" / "index.html").write_text("".join(f'<p id="_m-r-{n}">' for n in range(301)), "utf-8")
    assert weight(tmp_path)["map html"] == "301 marks"


def test_what_was_kept_is_thrown_away_wherever_it_stands(tmp_path: Path) -> None:
    project = Project(folder=tmp_path / "project")
    data = tmp_path / "roadmap" / "data"
    kept = [folder / ".cache" / "x" for folder in (project.folder, data, data.parent)]
    for folder in kept:
        folder.mkdir(parents=True)
    cold = project.command("check", data=data, cold=True)
    assert cold.before
    assert str(project.folder) in cold.environment["XDG_CACHE_HOME"]
    cold.before()
    assert [folder.exists() for folder in kept] == [False, False, False]
    assert project.command("check", data=data).before is None


def test_a_copy_that_draws_nothing_keeps_what_others_call(tmp_path: Path) -> None:
    charts = tmp_path / "overrides" / "fragments" / "charts"
    charts.mkdir(parents=True)
    (charts / "a.html").write_text("{% macro drawn(a, b=1) %}<svg/>{% endmacro %}<svg/>", "utf-8")
    (tmp_path / "macros" / "charts").mkdir(parents=True)
    (tmp_path / "macros" / "charts" / "lines.py").write_text("def lines() -> str:\n    return ''\n", "utf-8")
    emptied(Project(folder=tmp_path))
    assert (charts / "a.html").read_text("utf-8") == "{% macro drawn(a, b=1) %}{% endmacro %}"
    assert (tmp_path / "macros" / "charts" / "lines.py").read_text("utf-8").endswith("-> None:\n    return None\n")


@pytest.mark.parametrize(
    ("one", "other", "bytes_"),
    [(b"2026-01-02", b"2026-01-02", 0), (b"2026-01-02", b"2026-02-03", 2), (b"ab", b"abcd", 2), (b"", b"a", 1)],
)
def test_two_forecasts_are_compared_byte_for_byte(one: bytes, other: bytes, bytes_: int) -> None:
    assert differing_bytes(one, other) == bytes_


def test_the_machine_is_named() -> None:
    assert list(named("processor : 0\nmodel name\t: Fast 9000\n")) == ["Fast 9000"]
    assert {"processor", "cores", "load", "Python", "PyYAML", "mkdocs-material"} <= machine().keys()
