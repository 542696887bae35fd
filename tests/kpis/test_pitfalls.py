"""Each pitfall: the smallest roadmap that shows it, and one beside it that does not. Today is 30 June 2026."""

import pytest

from macros.kpis.pitfalls import PITFALLS, Sign, pitfalls
from macros.words import LANGUAGES, words
from tests.kpis.build import day
from tests.roadmaps import TODAY, roadmap

ALL = {
    "no-ownership": ("no-promise", "not-confirmed", "much-open"),
    "too-abstract": ("no-result", "no-kpi", "no-goal"),
    "too-rigid": ("silent", "nothing-replanned", "not-held"),
    "technology-only": ("technology", "no-people"),
}
LATE = "planned: {finish: 2026-06-19}"
MOVED = "replanned: [{date: 2026-06-25, why: W, finish: 2026-09-01}]"


def items(*lines: str, head: str = "") -> str:
    body = "".join(f"  - {{id: {name}, title: T, {line}}}\n" for name, line in zip("abcdefghij", lines, strict=False))
    return f"== tracks/t.yml\nname: T\nowner: els\n{head}items:\n{body}"


def threshold(name: str, value: int) -> str:
    return f"== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nthresholds: {{{name}: {value}}}\n"


def review(date: str, named: str = "") -> str:
    told = f"decisions: [{{what: W, why: W, items: [{named}], done: {date}}}]\n" if named else ""
    return f"== reviews/{date}.yml\nsummary: S\n{told}"


def use_case(lines: str) -> str:
    return f"== use-cases/u.yml\ntitle: U\ntrack: t\n{lines}\n"


def signs(text: str, as_of: str = "2026-06-30") -> dict[str, Sign]:
    """What a roadmap shows, by name."""
    return {sign.key: sign for one in pitfalls(roadmap(text), day(as_of)) for sign in one.signs}


def ids(text: str, key: str) -> list[str] | None:
    """What shows a sign; None when it is not there."""
    found = signs(text).get(key)
    return [row.id for row in found.rows] if found else None


TRACK = items("kind: action")
CASES = [  # the sign, what shows it, the roadmap that does, and the one beside it that does not
    ("no-promise", ["a"], items("kind: action, started: 2026-06-01"),
     items(f"kind: action, started: 2026-06-01, {LATE}")),
    (
        "no-promise",
        ["a"],
        items("kind: action, started: 2026-06-01, planned: {finish: 2026-09-01}, "
              "replanned: [{date: 2026-06-10, why: W, finish: open}]"),
        items("kind: action, started: 2026-06-01, paused: {date: 2026-06-20, why: W}"),
    ),
    ("no-promise", ["u"], TRACK + use_case("stages: {intake: 2026-06-01}"), TRACK + use_case("stages: {}")),
    ("not-confirmed", ["t"], items("kind: action", head="confirmed: 2026-06-01\n"),
     items("kind: action", head="confirmed: 2026-06-02\n")),
    ("not-confirmed", ["t"], items("kind: action", head="confirmed: 2026-06-01\n"), items("kind: action")),
    ("much-open", ["els"], threshold("owner_open_records", 1) + items("kind: action", "kind: action"),
     threshold("owner_open_records", 2) + items("kind: action", "kind: action")),
    ("much-open", ["els"], threshold("owner_open_records", 1) + items("kind: action", "kind: action"),
     threshold("owner_open_records", 1) + items("kind: action", "kind: action, finished: 2026-06-01")),
    ("no-result", ["a"], items("kind: action"), items("kind: action, result: R")),
    ("no-result", ["u"], items("kind: action, result: R") + use_case("stages: {}"),
     items("kind: action, result: R") + use_case("kpis: [{id: k, name: K, unit: u, direction: up}]")),
    ("no-result", ["a"], items("kind: action"), items("kind: action, paused: {date: 2026-06-01, why: W}")),
    ("no-kpi", ["u"], TRACK + use_case("stages: {intake: 2026-06-01}"),
     TRACK + use_case("stages: {intake: 2026-06-01}\nkpis: [{id: k, name: K, unit: u, direction: up}]")),
    ("no-kpi", ["u"], TRACK + use_case("stages: {intake: 2026-06-01}"), TRACK + use_case("stages: {}")),
    ("no-goal", ["een"], "== phases.yml\n- {id: een, name: E}\n",
     "== phases.yml\n- {id: een, name: E, goals: [{id: g, title: G, items: [a]}]}\n" + TRACK),
    ("no-goal", ["een"], "== phases.yml\n- {id: een, name: E, start: 2026-01-01, finish: 2026-06-30}\n",
     "== phases.yml\n- {id: een, name: E, start: 2026-01-01, finish: 2026-06-29}\n"),
    ("no-goal", ["een"], "== phases.yml\n- {id: een, name: E}\n",
     "== phases.yml\n- {id: een, name: E, goals: [{id: g, title: G, target: {measure: coverage, at_least: 5}}]}\n"),
    ("silent", ["a"], items(f"kind: action, {LATE}"), items(f"kind: action, {LATE}, {MOVED}")),
    ("silent", ["a"], items(f"kind: action, {LATE}") + review("2026-06-19", "a"),
     items(f"kind: action, {LATE}") + review("2026-06-20", "a")),
    ("silent", ["a"], items(f"kind: action, {LATE}", "kind: action") + review("2026-06-20", "b"),
     items(f"kind: action, {LATE}", "kind: action") + review("2026-06-20", "a") + review("2026-06-25", "b")),
    ("silent", ["a"], items(f"kind: action, {LATE}") + review("2026-06-20"),
     items(f"kind: action, {LATE}, replanned: [{{date: 2026-06-20, why: W, start: 2026-06-01}}]")),
    ("nothing-replanned", ["a"], items(f"kind: action, {LATE}"),
     items(f"kind: action, {LATE}", f"kind: action, planned: {{finish: 2026-08-01}}, {MOVED}")),
    ("nothing-replanned", ["a"], items(f"kind: action, {LATE}", "kind: action, planned: {finish: 2026-08-01}, "
     "replanned: [{date: 2026-05-19, why: W, finish: 2026-09-01}]"),
     items(f"kind: action, {LATE}", "kind: action, planned: {finish: 2026-08-01}, "
     "replanned: [{date: 2026-05-20, why: W, finish: 2026-09-01}]")),
    ("not-held", ["2026-06-16"], review("2026-06-02"), review("2026-06-02") + review("2026-06-16")),
    ("not-held", ["2026-05-26"], review("2026-05-12") + review("2026-06-16") + review("2026-06-10"),
     review("2026-05-05") + review("2026-06-16") + review("2026-06-02")),
    ("technology", ["a", "b"], items(*["kind: action, area: technology"] * 2, "kind: action, area: people"),
     threshold("technology_share", 67) + items(*["kind: action, area: technology"] * 2, "kind: action, area: people")),
    ("technology", ["a"], items("kind: action, area: technology"), TRACK),
    ("technology", ["a"], items("kind: action, area: technology", "kind: action, area: people, finished: 2026-02-01, "
     "planned: {finish: 2026-03-31}"),
     items("kind: action, area: technology", "kind: action, area: people, finished: 2026-02-01, "
     "planned: {finish: 2026-04-01}")),
    ("technology", ["a"], items("kind: action, area: technology", "kind: action, area: people, planned: "
     "{finish: 2026-06-01}, dropped: {date: 2026-06-02, why: W}"),
     items("kind: action, area: technology", "kind: action, area: people, planned: {finish: 2026-06-01}")),
    ("no-people", ["a"], items("kind: action, area: technology", "kind: action, area: people, finished: 2026-02-01, "
     "planned: {finish: 2026-04-01}, replanned: [{date: 2026-01-02, why: W, finish: 2026-03-31}]"),
     items("kind: action, area: technology", "kind: action, area: people, finished: 2026-02-01, "
     "planned: {finish: 2026-03-31}, replanned: [{date: 2026-01-02, why: W, finish: 2026-04-01}]")),
    ("no-people", ["a"], items("kind: action, area: technology"), items("kind: action, area: governance")),
    ("no-people", ["a"], items("kind: action, area: communication"), items("kind: action, area: people")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "shown", "shows", "beside"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_the_smallest_roadmap_that_shows_it_and_one_beside_it(
    key: str, shown: list[str], shows: str, beside: str
) -> None:
    assert ids(shows, key) == shown
    assert ids(beside, key) is None


def test_every_sign_has_a_case_and_every_pitfall_its_signs() -> None:
    assert list(PITFALLS) == list(ALL)
    assert {case[0] for case in CASES} == {key for keys in ALL.values() for key in keys}
    for shows in (case[2] for case in CASES):
        for pitfall in pitfalls(roadmap(shows), TODAY):
            assert {sign.key for sign in pitfall.signs} <= set(ALL[pitfall.key])
            assert pitfall.shows == bool(pitfall.signs)


def test_a_roadmap_without_anything_shows_none() -> None:
    assert [pitfall.key for pitfall in pitfalls(roadmap(), TODAY) if pitfall.shows] == []


def test_what_is_not_known_on_the_day_shows_nothing() -> None:
    text = items("kind: action, started: 2026-06-01, planned: {finish: 2026-06-10, agreed: 2026-05-30}")
    assert signs(text, "2026-05-29") == {}
    assert set(signs(text, "2026-06-11")) == {"no-result", "silent", "nothing-replanned"}


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        (threshold("owner_open_records", 1) + items("kind: action", "kind: action"), "much-open", (1, None, None)),
        (items("kind: action", head="confirmed: 2026-06-01\n"), "not-confirmed", (2, None, None)),
        (
            threshold("technology_share", 40)
            + items("kind: action, area: technology", "kind: action, area: people", "kind: action"),
            "technology",
            (40, 50, 2),
        ),
        (items("kind: action, area: technology", "kind: action"), "no-people", (None, None, 1)),
        (items(f"kind: action, {LATE}"), "nothing-replanned", (3, None, None)),
        (review("2026-06-02"), "not-held", (3, None, None)),
    ],
)
def test_a_sign_tells_what_was_passed(text: str, key: str, told: tuple[int | None, ...]) -> None:
    """A threshold is that of the data, or of the definition."""
    sign = signs(text)[key]
    assert (sign.threshold, sign.value, sign.of) == told


def test_twelve_and_sixty_where_the_data_says_nothing() -> None:
    twelve = "".join(f"  - {{id: a{n}, title: T, kind: action}}\n" for n in range(12))
    head = "== tracks/t.yml\nname: T\nowner: els\nitems:\n"
    assert "much-open" not in signs(head + twelve)
    assert signs(head + twelve + "  - {id: z, title: T, kind: action}\n")["much-open"].threshold == 12
    three = ["kind: action, area: technology"] * 3
    assert "technology" not in signs(items(*three, *["kind: action, area: people"] * 2))
    assert signs(items(*three, "kind: action, area: people"))["technology"].threshold == 60


def test_every_record_is_shown_with_its_place_and_reason() -> None:
    row = signs(items(f"kind: action, {LATE}"))["silent"].rows[0]
    assert (row.kind, str(row.source), row.why.key) == ("item", "data/tracks/t.yml:4", "late-and-silent")
    assert [row.kind for row in signs(review("2026-06-02"))["not-held"].rows] == ["review"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pitfall", ALL)
def test_every_pitfall_has_its_words_and_every_sign_a_remedy(language: str, pitfall: str) -> None:
    say = words(language)
    assert all(say(f"pitfalls.{part}.{pitfall}") for part in ("name", "low", "means", "clear"))
    for sign in ALL[pitfall]:
        assert say.entry(f"pitfalls.sign.{sign}", 2)
        assert len(say(f"pitfalls.remedy.{sign}")) > 20
