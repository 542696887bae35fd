"""What load makes of files that are right, and what it does at its edges."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from macros.load import compose, load
from macros.load.guess import address, contact, date, handle, identifier, key, number, status_key
from macros.load.values import is_address, is_contact
from macros.model.dates import Quarter
from macros.model.records import Limit, Measurement
from tests.roadmaps import COMES_ALONG, TODAY, item, of_what_comes_along, reading, roadmap, write


def test_defaults() -> None:
    found = roadmap()
    assert (found.languages, found.timezone, found.review_every_days, found.branch) == (
        ("nl",),
        "Europe/Amsterdam",
        14,
        "main",
    )
    assert found.thresholds == {"owner_open_records": Fraction(12), "technology_share": Fraction(60)}
    assert found.targets == {}


@pytest.mark.parametrize(("written", "hint"), [("Zoek in", "suggestion"), ("日本", "hint")])
def test_an_id_that_could_be_one_is_suggested(written: str, hint: str) -> None:
    items = f"items:\n  - {{id: {written}, title: T, kind: action}}\n"
    (problem,) = reading(f"== tracks/t.yml\nname: T\nowner: els\n{items}").problems
    assert problem.hint
    assert (problem.rule, problem.hint.key) == ("bad-id", f"bad-id.{hint}")


def test_a_text_that_is_too_deep_is_told_at_its_line() -> None:
    (problem,) = reading(f"== tracks/t.yml\nname: T\nowner: els\nitems: {'[' * 2000}{']' * 2000}\n").problems
    assert (problem.message.key, problem.source.line) == ("too-large.depth", 3)


@pytest.mark.parametrize(("sign", "feature"), [("&a", "anchor"), ("!a", "tag")])
def test_a_feature_of_yaml_is_seen_at_the_first_sign_of_a_file(sign: str, feature: str) -> None:
    (problem,) = reading(f"== tracks/t.yml\n{sign}\nname: T\nowner: els\n").problems
    assert (problem.message.key, problem.source.line) == (f"yaml-feature.{feature}", 1)


def test_everything_an_item_may_say() -> None:
    found = item("""
        kind: action
        planned: {start: 2026-01, finish: 2026-Q2, agreed: 2025-12-01}
        replanned:
          - {date: 2026-02-10, why: "Later, want…", start: 2026-02-01, finish: open}
        started: 2026-02-03
        paused: {date: 2026-03-01, why: Even stil}
        links: [{title: Verslag, url: "https://example.org/a?b=c#d"}]
        tags: [een, "twee # drie"]
        note: |
          Eerste alinea: met een dubbele punt.

          - een punt
        aliases: [oud]
        depends_on: []
    """).items[0]
    assert found.planned
    assert (found.planned.dates["start"].first, found.planned.dates["finish"].last) == (
        dt.date(2026, 1, 1),
        dt.date(2026, 6, 30),
    )
    assert found.replanned[0].dates["finish"] is None
    assert found.tags == ("een", "twee # drie")
    assert found.note == "Eerste alinea: met een dubbele punt.\n\n- een punt"
    assert found.places["started"] == (10, 14)
    assert dict(found.planned.places) == {"start": (7, 22), "finish": (7, 39), "agreed": (7, 56)}
    assert len(found.planned.places) == 3


def test_figures_and_limits() -> None:
    found = roadmap("""
        == roadmap.yml
        title: T
        organisation: O
        purpose: P
        targets:
          adherence: {2026-Q4: {at_least: 70.5}}
          lead_time_median: {2026-Q4: {at_most: 90}}
        thresholds: {owner_open_records: 8}
        == metrics/m.yml
        {name: M, kind: speed, unit: dagen, direction: down, quarters: {2026-Q1: {target: -7.25}}}
    """)
    assert found.targets["adherence"][Quarter(2026, 4)] == Limit(at_least=Fraction("70.5"), at_most=None)
    assert found.targets["lead_time_median"][Quarter(2026, 4)] == Limit(at_least=None, at_most=Fraction(90))
    assert found.thresholds["owner_open_records"] == 8
    assert found.metrics[0].quarters == {Quarter(2026, 1): Measurement(target=Fraction("-7.25"), actual=None)}


def test_assessments_and_counts_stand_in_order_of_time() -> None:
    team = roadmap("""
        == maturity.yml
        {dimensions: [{id: data, name: Data}], valid_days: 365}
        == teams/balie.yml
        name: Balie
        size: 12
        ai_enabled: [{date: 2026-06-01, people: 3}, {date: 2026-03-02, people: 1}]
        assessments: [{date: 2026-06-01, scores: {data: 3}}, {date: 2026-03-02, scores: {data: 2}}]
    """).teams[0]
    assert [(str(one.date), one.people) for one in team.ai_enabled] == [("2026-03-02", 1), ("2026-06-01", 3)]
    assert [(str(one.date), one.scores["data"]) for one in team.assessments] == [("2026-03-02", 2), ("2026-06-01", 3)]


@pytest.mark.parametrize(
    ("key", "form"), [("owner", "owner"), ("phase", "scalar"), ("area", "scalar"), ("title", "text")]
)
def test_a_list_where_one_value_belongs(key: str, form: str) -> None:
    """Of an owner it says where others belong who work on it."""
    lines = {"id": "a", "title": "A", "kind": "action"} | {key: "[een, twee]"}
    written = ", ".join(f"{name}: {value}" for name, value in lines.items())
    found = reading(f"== tracks/t.yml\nname: T\nowner: els\nitems:\n  - {{{written}}}\n").problems
    assert [(one.rule, one.message.key) for one in found] == [("wrong-type", f"wrong-type.{form}")]


def test_a_folder_that_cannot_be_listed_holds_nothing(tmp_path: Path) -> None:
    found = load(tmp_path / "nergens", TODAY)
    assert {problem.rule for problem in found.problems} == {"missing-key"}
    assert not found.complete


@pytest.mark.parametrize("error", [yaml.YAMLError("no mark"), yaml.MarkedYAMLError(problem="no mark")])
def test_an_error_without_a_place_is_told_at_the_file(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise error

    monkeypatch.setattr(compose, "nodes", fail)
    found = reading("== owners.yml\n- {id: els, name: Els, kind: role, rol: nee}\n")
    assert [(p.rule, str(p.source)) for p in found.problems] == [("yaml-syntax", "data/owners.yml:1")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1-9-2026", "2026-09-01"),
        ("01/09/2026", "2026-09-01"),
        ("2026/9/1", "2026-09-01"),
        ("1 september 2026", "2026-09-01"),
        ("1 sept. 2026", "2026-09-01"),
        ("september 2026", "2026-09"),
        ("09-2026", "2026-09"),
        ("1-9-26", "2026-09-01"),
        ("20260901", "2026-09-01"),
        ("2026-09-01T23:30:00", "2026-09-01"),
        ("\u201c2026-09-01\u201d", "2026-09-01"),
        ("Q3 2026", "2026-Q3"),
        ("2026-q3", "2026-Q3"),
        ("3e kwartaal 2026", "2026-Q3"),
        ("2026-02-30", "2026-02-28"),
        ("2026-Q5", ""),
        ("week 36", ""),
        ("eind 2026", ""),
        ("2026-13-01", ""),
        ("31-12-1999", ""),
        ("", ""),
    ],
)
def test_the_date_that_was_meant(written: str, meant: str) -> None:
    assert date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7,2", "7.2"),
        ("70%", "70"),
        ("12 mensen", "12"),
        ("1.250,5", "1250.5"),
        ("007", "7"),
        ("veel", ""),
        ("7.2", ""),
    ],
)
def test_the_number_that_was_meant(written: str, meant: str) -> None:
    assert number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Nog Later", "nog-later"), ("café", "cafe"), ("con", "con-1"), ("a_b", "a-b"), ("—", ""), ("x" * 65, "x" * 64)],
)
def test_the_id_that_was_meant(written: str, meant: str) -> None:
    assert identifier(written) == meant


def test_the_key_the_link_the_contact_and_the_name_that_were_meant() -> None:
    assert [key(name, ("title", "owner")) for name in ("Titel", "ownr", "xyz")] == ["title", "owner", ""]
    assert [address(text) for text in ("http://a.nl", "a.nl/x", "javascript:x", "ftp://a.nl")] == [
        "https://a.nl",
        "https://a.nl/x",
        "",
        "",
    ]
    assert [contact(text) for text in ("jan@a.nl", "a.nl", "06-12")] == ["mailto:jan@a.nl", "https://a.nl", ""]
    assert [handle(text) for text in ("https://github.com/jan/", "@jan", "jan")] == ["jan", "jan", ""]


@pytest.mark.parametrize(
    ("status", "known", "expected"),
    [
        ("Klaar", ("finished", "paused"), "finished"),
        ("klaar", ("stages", "stopped"), "stages"),
        ("In-Progress ", ("started",), "started"),
        ("on_hold", ("paused",), "paused"),
        ("geschrapt", ("stopped",), "stopped"),
        ("klaar", ("started",), ""),
        ("misschien", ("finished",), ""),
    ],
)
def test_the_key_that_says_what_a_status_says(status: str, known: tuple[str, ...], expected: str) -> None:
    assert status_key(status, known) == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://a.nl", True),
        ("https://a.nl:443/x?y=z#q", True),
        ("https://xn--bcher-kva.example/", True),
        ("https://a.nl:0/", False),
        ("https://a.nl:65536/", False),
        ("https://jan@a.nl/", False),
        ("https:///x", False),
        ("https://a.nl/\u00a0", False),
        ("https://a.nl:1/", True),
        ("https://a.nl:65535", True),
        ("https://a.nl/" + "x" * 1987, True),
        ("https://a.nl/" + "x" * 1988, False),
        ("HTTPS://a.nl", False),
    ],
)
def test_links(text: str, *, right: bool) -> None:
    assert is_address(text) is right
    assert is_contact(text) is right


@of_what_comes_along
def test_a_right_file_is_read_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the roadmap itself is read twice; a PyYAML that made it so would cost time and say nothing."""
    read_again: list[str] = []
    monkeypatch.setattr("macros.load.read_nodes", lambda sheet: read_again.append(sheet.path))
    load(COMES_ALONG, dt.date(2026, 11, 25))
    assert read_again == []


def test_a_space_that_was_typed_in_quotes_stays() -> None:
    (found,) = item('kind: action\nnote: "x "\nhelp_wanted: "al wie wil "\n').items
    assert (found.note, found.help_wanted) == ("x ", "al wie wil ")


def test_the_key_under_which_a_place_lies() -> None:
    (found,) = item("kind: action\nplanned: {finish: 2026-09-01}\ntags:\n- snel\n").items
    line = found.source.line
    at = [found.places.key_at(place) for place in ((line, 5), (line + 3, 14), (line + 5, 7))]
    assert at == ["id", "planned", "tags"]
    assert found.places.key_at((line, 1)) == ""
    assert found.places.key_at((line - 1, 1)) == ""


@pytest.mark.parametrize("kept", ["folder", "file"])
def test_what_git_keeps_beside_the_data_is_no_file_of_it(tmp_path: Path, kept: str) -> None:
    """Where data/ is a repository of its own: a folder, or in a second working tree a file. Deeper it is one."""
    data = tmp_path / "data"
    write(data, "")
    git = data / ".git"
    if kept == "folder":
        (git / "refs").mkdir(parents=True)
    else:
        git.write_text("gitdir: elsewhere\n", "utf-8")
    assert load(data, TODAY).problems == ()
    (data / "tracks/.git").write_text("gitdir: elsewhere\n", "utf-8")
    assert [problem.source.path for problem in load(data, TODAY).problems] == ["data/tracks/.git"]
