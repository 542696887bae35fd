"""`roadmap diff`: what lies between two states of data/ in git, in every format, and what it says where git cannot."""

import datetime as dt
import html
import json
import re
import shutil
from pathlib import Path

import markdown
import pytest

from macros.cli import main
from tests.history.branch import Step, branch, git
from tests.roadmaps import EXAMPLE, SMALLEST, TODAY

BEFORE = """\
name: Techniek
owner: els
items:
  - {id: fabriek, title: AI-fabriek bouwen, kind: milestone, planned: {finish: 2026-12-11}}
  - {id: meten, title: Meten, kind: action}
"""
AFTER = """\
name: Techniek
owner: els
items:
  - id: fabriek
    title: AI-fabriek bouwen
    kind: milestone
    planned: {finish: 2026-12-11}
    replanned: [{date: 2026-06-29, why: De leverancier is laat, finish: 2027-01-29}]
  - {id: meten, title: Meten, kind: action, finished: 2026-06-09}
"""
COMMENT = "# Alleen een opmerking.\n" + AFTER
ERROR = AFTER.replace("finished: 2026-06-09", "finished: 9 juni")
SMALL = {f"data/{name}": text for name, text in SMALLEST.items()}
TRACK = "data/tracks/techniek.yml"
STEPS = [
    Step(dt.date(2026, 1, 5), {**SMALL, TRACK: BEFORE}),
    Step(dt.date(2026, 6, 29), {TRACK: AFTER}),
    Step(dt.date(2026, 6, 29), {TRACK: COMMENT}),
    Step(dt.date(2026, 6, 30), {TRACK: ERROR}),
]
TEXTS = {
    "nl": """\
Van HEAD~3 (c1) naar HEAD~2 (c2), gemeten op 30 jun 2026.

Beloften
  AI-fabriek bouwen: van 11 dec 2026 naar 29 jan 2027, 7 weken later. Reden: De leverancier is laat

Onderdelen
  Meten: klaar op 9 jun 2026.

Cijfers
  Dekking: van 0% (0 / 2) naar 0% (0 / 1).
    Meten: klaar. Eerst: mist nog: een resultaat, een start, een einddatum (eigenaar van de track).
  Met eigen eigenaar: van 0% (0 / 2) naar 0% (0 / 1).
    Meten: klaar. Eerst: mist nog: een resultaat, een start, een einddatum (eigenaar van de track).
  Verschoven onderdelen: van 0 naar 1.
    AI-fabriek bouwen: 1 keer verschoven. Eerst: nooit verschoven.
  Keren verschoven: van 0 naar 1.
    AI-fabriek bouwen: verschoven op 29 jun 2026. Telde eerst niet mee.
  Verschuiving, mediaan in dagen: van geen cijfer (er is niets verschoven dat een einddatum had) naar 49,0 (n = 1: 49).
    AI-fabriek bouwen: 49 dagen verschil met 11 dec 2026. Telde eerst niet mee.

Valkuilen
  Te abstract: Meten hoort er niet meer bij (zonder resultaat).
""",
    "en": """\
From HEAD~3 (c1) to HEAD~2 (c2), measured on 30 Jun 2026.

Promises
  AI-fabriek bouwen: from 11 Dec 2026 to 29 Jan 2027, 7 weeks later. Reason: De leverancier is laat

Items
  Meten: done on 9 Jun 2026.

Figures
  Coverage: from 0% (0 / 2) to 0% (0 / 1).
    Meten: done. Before: still lacks: a result, a start, a finish date (the track's owner).
  With an owner of their own: from 0% (0 / 2) to 0% (0 / 1).
    Meten: done. Before: still lacks: a result, a start, a finish date (the track's owner).
  Moved items: from 0 to 1.
    AI-fabriek bouwen: moved once. Before: never moved.
  Moves: from 0 to 1.
    AI-fabriek bouwen: moved on 29 Jun 2026. Did not count before.
  Slip, median in days: from none (nothing moved that had a finish date) to 49.0 (n = 1: 49).
    AI-fabriek bouwen: 49 days from 11 Dec 2026. Did not count before.

Pitfalls
  Too abstract: Meten is no longer part of it (without a result).
""",
}
DONE = {"nl": "HEAD~3 (c1) en HEAD~2 (c2) vergeleken\n", "en": "compared HEAD~3 (c1) and HEAD~2 (c2)\n"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return branch(tmp_path_factory.mktemp("repository"), STEPS)


@pytest.fixture
def own(data: Path, tmp_path: Path) -> Path:
    """The same repository, to write in."""
    shutil.copytree(data.parent, tmp_path / "repository")
    return tmp_path / "repository/data"


def told(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    code = main(["diff", "--data", str(data), "--today", str(TODAY), *arguments])
    return code, *capsys.readouterr()


def commits(data: Path, *revisions: str) -> dict[str, str]:
    return {revision: git(data, "rev-parse", revision).strip() for revision in revisions}


@pytest.mark.parametrize("language", TEXTS)
def test_text_tells_what_a_change_does(data: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    code, out, err = told(capsys, data, "HEAD~3", "HEAD~2", "--language", language)
    ids = commits(data, "HEAD~3", "HEAD~2")
    for name, id_ in zip(("c1", "c2"), ids.values(), strict=True):
        out, err = (text.replace(id_[:7], name) for text in (out, err))
    assert (code, out, err) == (0, TEXTS[language], DONE[language])


@pytest.mark.parametrize(("language", "nothing"), [("nl", "geen effect\n"), ("en", "no effect\n")])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_state_and_itself_have_no_effect(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, nothing: str, form: str
) -> None:
    assert told(capsys, data, "HEAD~2", "HEAD~2", "--language", language, "--format", form)[:2] == (0, nothing)


@pytest.mark.parametrize(
    ("language", "nothing"),
    [
        ("nl", "geen effect: alleen opmerkingen, volgorde of opmaak zijn anders\n"),
        ("en", "no effect: only comments, order or form are different\n"),
    ],
)
def test_a_comment_has_no_effect_and_is_no_silence(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, nothing: str
) -> None:
    assert told(capsys, data, "HEAD~2", "HEAD~1", "--language", language)[:2] == (0, nothing)
    found = json.loads(told(capsys, data, "HEAD~2", "HEAD~1", "--format", "json")[1])
    assert (found["effect"], found["written"]) == (False, True)


def test_without_head_the_files_as_they_stand_are_compared(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    track = own / "tracks/techniek.yml"
    track.write_text(AFTER, "utf-8")
    nothing = (0, "no effect\n", f"compared HEAD~2 ({git(own, 'rev-parse', 'HEAD~2')[:7]}) and the working tree\n")
    assert told(capsys, own, "HEAD~2", "--language", "en") == nothing
    track.write_bytes(AFTER.replace("\n", "\r\n").encode())  # as git may write it on Windows
    assert told(capsys, own, "HEAD~2", "--language", "en") == nothing
    track.write_text(COMMENT, "utf-8")
    assert "only comments" in told(capsys, own, "HEAD~2", "--language", "en")[1]
    assert "de werkmap vergeleken" in told(capsys, own, "HEAD~2", "--language", "nl")[2]
    (own / "tracks/nieuw.yml").write_text("name: Nieuw\nowner: els\n", "utf-8")  # git does not know it yet
    assert "Track Nieuw: new." in told(capsys, own, "HEAD~2", "--language", "en")[1]


def test_a_head_with_errors_is_compared_as_far_as_it_can_be_read(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, data, "HEAD~3", "HEAD", "--language", "en", "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert (found["from"]["valid"], found["to"]["valid"], found["kpis"]) == (True, False, None)
    assert "no figures" in found["reason"]
    assert [(one["kind"], one["id"]) for one in found["promises"]] == [("moved", "fabriek")]
    assert [(one["kind"], one["id"]) for one in found["records"]] == [("unread", "meten")]
    assert [(one["rule"], one["line"]) for one in found["problems"]["gained"]] == [("bad-date", 9)]
    assert found["problems"]["lost"] == []


def test_a_change_that_mends_errors_is_no_reason_to_stop(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, data, "HEAD", "HEAD~1", "--format", "json")
    assert code == 0
    assert [one["rule"] for one in json.loads(out)["problems"]["lost"]] == ["bad-date"]


def test_json_has_the_shape_that_is_documented(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, data, "HEAD~3", "HEAD~2", "--format", "json")[1])
    kpis = found.pop("kpis")
    assert found == {
        "from": {"revision": "HEAD~3", "commit": commits(data, "HEAD~3")["HEAD~3"], "valid": True},
        "to": {"revision": "HEAD~2", "commit": commits(data, "HEAD~2")["HEAD~2"], "valid": True},
        "as_of": "2026-06-30",
        "effect": True,
        "written": True,
        "promises": [
            {
                "kind": "moved",
                "type": "item",
                "id": "fabriek",
                "title": "AI-fabriek bouwen",
                "file": TRACK,
                "line": 4,
                "key": "finish",
                "from": "2026-12-11",
                "to": "2027-01-29",
                "days": 49,
                "why": "De leverancier is laat",
                "text": TEXTS["nl"].splitlines()[3].strip(),
            }
        ],
        "records": [
            {
                "kind": "done",
                "type": "item",
                "id": "meten",
                "title": "Meten",
                "file": TRACK,
                "line": 9,
                "to": "2026-06-09",
                "text": "Meten: klaar op 9 jun 2026.",
            }
        ],
        "others": [],
        "goals": [],
        "targets": [],
        "pitfalls": {
            "gained": [],
            "lost": [
                {
                    "pitfall": "too-abstract",
                    "sign": "no-result",
                    "id": "meten",
                    "file": TRACK,
                    "line": 5,  # where it stood before
                    "text": "Te abstract: Meten hoort er niet meer bij (zonder resultaat).",
                }
            ],
        },
        "problems": {"gained": [], "lost": []},
    }
    assert [name for name, one in kpis.items() if one["changed"]] == [
        *("coverage", "coverage_owner", "moved_records", "moves", "median_slip")
    ]
    assert kpis["coverage"] == {
        "changed": True,
        "before": {"value": 0, "numerator": 0, "denominator": 2},
        "after": {"value": 0, "numerator": 0, "denominator": 1},
        "records": [
            {
                "id": "meten",
                "file": TRACK,
                "line": 9,
                "before": "mist nog: een resultaat, een start, een einddatum (eigenaar van de track)",
                "after": "klaar",
            }
        ],
    }
    assert kpis["median_slip"]["before"]["reason"] == "er is niets verschoven dat een einddatum had"


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("nl", "Wat deze wijziging doet, gemeten op 30 jun 2026"),
        ("en", "What this change does, measured on 30 Jun 2026"),
    ],
)
def test_markdown_is_lists_under_headings(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, heading: str
) -> None:
    """The sentences of the text, read as a reader sees them."""
    out = told(capsys, data, "HEAD~3", "HEAD~2", "--format", "markdown", "--language", language)[1]
    page = markdown.markdown(out)
    assert set(re.findall(r"<(\w+)", page)) == {"h2", "h3", "ul", "li"}
    read = html.unescape(re.sub(r"<[^>]+>", "", page)).replace("\u200b", "").splitlines()
    _, *lines = TEXTS[language].splitlines()
    assert [line.strip() for line in read if line.strip()] == [heading, *(line.strip() for line in lines if line)]


def test_data_in_markdown_has_no_meaning(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No mention, no element, no link, no image, no break; nor what GitHub finds in text when it is rendered."""
    hostile = "@jan <b>x</b> [a](https://b.nl) ![c](d) | `e` **f** #12 GH-3 :tada: www.g.nl h@i.nl deadbee12 $j$"
    title = AFTER.replace("AI-fabriek bouwen", f'"{hostile}"').replace("De leverancier is laat", f'"{hostile}"')
    (own / "tracks/techniek.yml").write_text(title, "utf-8")
    code, out, _ = told(capsys, own, "HEAD~3", "--format", "markdown")
    page = markdown.markdown(out, extensions=["extra", "toc", "smarty", "sane_lists"])
    assert code == 0
    assert set(re.findall(r"<(\w+)", page)) == {"h2", "h3", "ul", "li"}
    text = html.unescape(page)
    assert hostile in text.replace("\u200b", "")
    assert not re.search(r"[@#]\w|GH-\d|:\w+:|www\.|\bdeadbee12\b|\$\w", text)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("nl", "En nog meer. Alles staat in: roadmap diff HEAD~3"),
        ("en", "And more. Everything is told by: roadmap diff HEAD~3"),
    ],
)
def test_a_long_markdown_is_cut_and_says_so(
    own: Path, capsys: pytest.CaptureFixture[str], language: str, more: str
) -> None:
    """A comment on GitHub has 65,536 characters at most."""
    items = [f"  - {{id: i{n}, title: Werk {n}, kind: action}}" for n in range(3000)]
    (own / "tracks/techniek.yml").write_text("\n".join(["name: T", "owner: els", "items:", *items, ""]), "utf-8")
    out = told(capsys, own, "HEAD~3", "--format", "markdown", "--language", language)[1]
    assert 55_000 < len(out) < 65_536
    assert html.unescape(out.splitlines()[-1]) == more
    assert told(capsys, own, "HEAD~3")[1].count("nieuw in track") == 3000


def test_the_change_applied_gives_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`diff A B`, and the data of B laid over a checkout of A: the figures after are the figures there."""
    example = {f"data/{path.relative_to(EXAMPLE)}": path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml")}
    first: dict[str, str | None] = {**SMALL, TRACK: AFTER}
    gone = dict.fromkeys(first.keys() - example.keys())
    data = branch(tmp_path, [Step(dt.date(2026, 1, 5), first), Step(dt.date(2026, 6, 29), {**gone, **example})])
    told_of_two = json.loads(told(capsys, data, "HEAD~1", "HEAD", "--format", "json")[1])
    git(tmp_path, "checkout", "--quiet", "HEAD~1")
    shutil.rmtree(data)
    git(tmp_path, "checkout", "main", "--", "data")
    assert json.loads(told(capsys, data, "HEAD", "--format", "json")[1])["kpis"] == told_of_two["kpis"]
    assert told(capsys, data, "main", "--language", "en")[:2] == (0, "no effect\n")
    assert main(["kpis", "--data", str(data), "--today", str(TODAY), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    after = {name: one["after"]["value"] for name, one in told_of_two["kpis"].items()}
    assert told_of_two["kpis"]["use_cases_live"]["changed"]
    assert after["coverage"] == figures["coverage"]["percent"]
    assert after["use_cases_live"] == figures["use_cases_live"]
    assert after["adherence"] == figures["adherence"]["percent"]
    assert after["lead_time_median"] == figures["lead_time"]["median"]
    assert after["maturity_index"] == figures["maturity"]["index"]


def test_data_may_be_a_repository_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [Step(step.day, {path.removeprefix("data/"): text for path, text in step.files.items()}) for step in STEPS]
    branch(tmp_path / "data", steps)
    code, out, _ = told(capsys, tmp_path / "data", "HEAD~3", "HEAD~2")
    assert code == 0
    assert "7 weken later" in out
    (tmp_path / "data/tracks/techniek.yml").write_text(AFTER, "utf-8")
    assert told(capsys, tmp_path / "data", "HEAD~2")[:2] == (0, "geen effect\n")
    assert main(["check", "--data", str(tmp_path / "data"), "--today", str(TODAY)]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["HEAD~9"], "git kent 'HEAD~9' niet; haal de takken op met: git fetch origin"),
        (["HEAD", "no-such"], "git kent 'no-such' niet; haal de takken op met: git fetch origin"),
    ],
    ids=["base", "head"],
)
def test_an_unknown_revision_is_wrong_usage(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert told(capsys, data, *arguments) == (2, "", f"roadmap: {said}\n")


def test_where_git_cannot_say_the_way_out_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    code, out, err = told(capsys, tmp_path / "data", "HEAD", "HEAD")
    assert (code, out) == (2, "")
    assert "staat niet in git" in err
    git(tmp_path, "init", "--quiet")
    assert "er is nog geen commit" in told(capsys, tmp_path / "data", "HEAD")[2]
    git(tmp_path / "shallow", "clone", "--quiet", "--depth=1", data.parent.as_uri(), ".")
    assert "git fetch --unshallow" in told(capsys, tmp_path / "shallow/data", "HEAD")[2]


def test_a_branch_without_data_is_an_empty_roadmap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that the change that begins a roadmap is told too."""
    data = branch(tmp_path, [Step(dt.date(2026, 1, 5), {"README": "x\n"}), STEPS[0]])
    code, out, _ = told(capsys, data, "HEAD~1", "--language", "en")
    assert code == 0
    assert "AI-fabriek bouwen: new in track Techniek." in out
    assert "Owner Els: new." in out
    assert "error in data/roadmap.yml:1" in out.partition("Solved messages")[2]
