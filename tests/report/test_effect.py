"""What holds for the effect of any change: it turns around, and follows a record through its names."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from macros.contract.rules import READING
from macros.load import load
from macros.problems import Problem
from macros.report.effect import effect, state
from macros.report.effect.as_json import as_json
from macros.report.effect.change import Effect, FigureChange
from macros.report.effect.text import as_markdown
from macros.words import words
from tests.report.test_effect_sentences import CASES, sections
from tests.roadmaps import EXAMPLE, TODAY, laid_over, reading

ITEM = "== tracks/techniek.yml\nname: Techniek\nowner: els\nitems:\n"
OPPOSITE = {"added": "removed", "removed": "added"}


def between(before: str, after: str, today: dt.date = TODAY) -> Effect:
    return effect(state("a", "1", reading(before, today)), state("b", "2", reading(after, today)), today)


def kinds(found: Effect) -> list[tuple[str, str]]:
    every = (*found.promises, *found.records, *found.others)
    return [(change.kind, change.subject.id) for change in every]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_way_back_is_the_way_there_turned_around(case: Path) -> None:
    held = sections(case)
    there, back = between(held["before"], held["after"]), between(held["after"], held["before"])
    assert by_place(there.gained) == by_place(back.lost)
    assert by_place(there.lost) == by_place(back.gained)
    assert by_name(there.figures) == {
        name: (after, before, n) for name, (before, after, n) in by_name(back.figures).items()
    }
    gone = {(change.kind, change.subject.id) for change in (*there.records, *there.others)}
    came = {(change.kind, change.subject.id) for change in (*back.records, *back.others)}
    assert {(OPPOSITE[kind], id_) for kind, id_ in gone if kind in OPPOSITE} == {
        (kind, id_) for kind, id_ in came if kind in OPPOSITE
    }


def by_place(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return sorted((str(problem.source), problem.rule) for problem in problems)


def by_name(figures: tuple[FigureChange, ...] | None) -> dict[str, tuple[object, object, int]]:
    return {one.name: (one.before.value, one.after.value, len(one.rows)) for one in figures or ()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_state_has_no_effect_on_itself(case: Path, side: str) -> None:
    held = sections(case)[side]
    found = between(held, held)
    assert [one for one in kinds(found) if one[0] != "unread"] == []
    assert (found.aims, found.gained, found.lost) == ((), (), ())
    assert not any(figure.changed for figure in found.figures or ())


def test_an_alias_is_followed_from_either_side() -> None:
    old, new = (
        ITEM + "  - {id: a, title: A, kind: action}\n",
        ITEM + "  - {id: b, title: A, kind: action, aliases: [a]}\n",
    )
    assert kinds(between(old, new)) == [("renamed", "b")]
    assert kinds(between(new, old)) == [("renamed", "a")]
    assert not any(figure.changed for figure in between(old, new).figures or ())


def test_an_alias_that_is_added_is_told_by_its_key() -> None:
    old, new = (
        ITEM + "  - {id: b, title: A, kind: action}\n",
        ITEM + "  - {id: b, title: A, kind: action, aliases: [a]}\n",
    )
    (change,) = between(old, new).records
    assert (change.kind, change.keys) == ("changed", ("aliases",))


def test_a_problem_on_another_line_is_the_same_one() -> None:
    late = "  - {id: a, title: A, kind: milestone, planned: {finish: 2026-06-01}}\n"
    twice = ITEM + late.replace("kind:", "kind: mvp, kind:")
    assert between(ITEM + late, ITEM + "\n# Nu een regel lager.\n" + late).gained == ()
    assert between(twice, twice.replace("name: T", "\n\nname: T")).gained == ()


def test_a_problem_of_a_renamed_record_is_the_same_one() -> None:
    late = ITEM + "  - {id: a, title: A, kind: milestone, planned: {finish: 2026-06-01}}\n"
    renamed = late.replace("id: a", "id: b, aliases: [a]")
    found = between(late, renamed)
    assert (found.gained, found.lost) == ((), ())


def test_the_same_problem_once_more_is_gained_once() -> None:
    one = "== owners.yml\n- {id: els, name: Els, kind: baas}\n"
    more = one + "- {id: jan, name: Jan, kind: baas}\n"
    found = between(one, more)
    assert [(problem.source.line, problem.rule) for problem in found.gained] == [
        (2, "owner-without-work"),
        (2, "bad-value"),
    ]
    assert found.lost == ()


def test_an_owner_of_a_track_is_told_at_the_track_only() -> None:
    text = "== owners.yml\n- {id: els, name: Els, kind: role}\n- {id: jan, name: Jan, kind: role}\n" + ITEM
    text += "  - {id: a, title: A, kind: action}\n"
    assert kinds(between(text, text.replace("owner: els", "owner: jan"))) == [("owner", "techniek")]


def test_a_track_that_does_not_exist_stops_nothing() -> None:
    """And is told by its id."""
    use_case = "== use-cases/zoeken.yml\ntitle: Zoeken\ntrack: techniek\nphase: nergens\n"
    wrong = use_case.replace("techniek", "technik").replace("nergens", "ergens")
    changes = between(use_case, wrong).records
    told = {change.kind: getattr(change.after, "title", None) for change in changes}
    assert told == {"track": "technik", "phase": "ergens"}


def test_a_promise_agreed_on_a_later_day_is_told_already() -> None:
    old = ITEM + "  - {id: a, title: A, kind: milestone}\n"
    new = ITEM + "  - {id: a, title: A, kind: milestone, planned: {finish: 2026-12-11, agreed: 2026-07-20}}\n"
    assert kinds(between(old, new)) == [("promised", "a")]


def test_a_date_that_moves_back_without_a_word_has_no_reason() -> None:
    plan = "planned: {finish: 2026-12-11}"
    moved = f"{plan}, replanned: [{{date: 2026-06-01, why: Els is ziek, finish: 2027-01-08}}]"
    text = ITEM + "  - {id: a, title: A, kind: milestone, %s}\n"
    found = between(text % moved, text % plan)
    (change,) = found.promises
    assert (change.kind, change.days, change.why) == ("moved", -28, None)
    assert [(one.kind, one.keys) for one in found.records] == [("changed", ("replanned",))]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Zoeken", "{nl: Zoeken, en: Search}", ("changed", None)),
        ("{nl: Zoeken, en: Search}", "Search", ("changed", None)),
        ("{nl: Zoeken, en: Search}", "{nl: Zoeken, en: Find}", ("retitled", {"en": "Search"})),
        ("Zoeken", "{nl: Vinden, en: Find}", ("retitled", "Zoeken")),
    ],
)
def test_a_translation_is_no_other_name(old: str, new: str, told: tuple[str, object]) -> None:
    text = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n" + ITEM
    text += "  - {id: a, title: %s, kind: action}\n"
    (change,) = between(text % old, text % new).records
    assert (change.kind, change.before) == told
    assert change.keys == (("title",) if change.kind == "changed" else ())


def test_maturity_comes_and_goes() -> None:
    scale = "== maturity.yml\ndimensions:\n  - {id: mensen, name: Mensen}\n"
    assert kinds(between("", scale)) == [("added", "maturity")]
    assert kinds(between(scale, "")) == [("removed", "maturity")]


def test_what_could_not_be_read_before_is_not_new() -> None:
    broken = "== maturity.yml\ndimensions: [\n== use-cases/zoeken.yml\ntitle: [\n== teams/balie.yml\nname: [\n"
    whole = "== maturity.yml\ndimensions: []\n== use-cases/zoeken.yml\ntitle: Z\ntrack: techniek\n"
    whole += "== teams/balie.yml\nname: B\n"
    expected = [("unread", "zoeken"), ("unread", "balie")]
    assert kinds(between(broken, whole)) == expected
    assert sorted(kinds(between(whole, broken))) == sorted(expected)


def test_every_name_in_json_is_there_without_an_effect_too() -> None:
    found = as_json(between("", ""), words("nl"), written=False)
    assert list(found) == [
        *("from", "to", "as_of", "effect", "written", "promises", "records", "others"),
        *("kpis", "goals", "targets", "pitfalls", "problems"),
    ]
    assert found["effect"] is False


@pytest.mark.parametrize("most", [300, 1000, 60_000])
def test_markdown_is_never_longer_than_it_may_be(most: int) -> None:
    held = sections(CASES[0])
    assert len(as_markdown(between(held["before"], held["after"]), words("nl"), written=True, most=most)) <= most


BROKEN = Path(__file__).parents[1] / "broken"
HAPPENED = {"removed", "erased", "withdrawn", "rewritten", "moved", "unreached", "corrected", "resumed", "revived"}
REALLY = {  # a review, a track or the owners are gone there
    "file-text-ending",
    "file-text-ending-owners",
    "review-overdue-behind-a-wrong-name",
    "review-overdue-every-what",
}


@pytest.mark.uncounted
def test_a_mistake_is_never_told_as_something_that_happened(tmp_path: Path) -> None:
    """Of what could not be read nothing is concluded, in any file of tests/broken, whichever side it is on."""
    example = state("a", "1", load(EXAMPLE, TODAY))
    wrong = []
    for case in sorted(folder for folder in BROKEN.iterdir() if folder.is_dir()):
        removed = yaml.safe_load((case / "expect.yml").read_text("utf-8")).get("remove", ())
        other = state("b", "2", load(laid_over(case, tmp_path / case.name, tuple(removed)), TODAY))
        if case.name in REALLY or not any(problem.rule in READING for problem in other.problems):
            continue
        there, back = effect(example, other, TODAY), effect(other, example, TODAY)
        wrong += [(case.name, *one) for one in kinds(there) if one[0] in HAPPENED]
        wrong += [(case.name, *one) for one in kinds(back) if one[0] in HAPPENED - {"removed"}]  # a case may add
        assert there.figures is None
    assert wrong == []
