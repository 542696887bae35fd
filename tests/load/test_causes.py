"""What an editor typed is told where it was typed, though YAML stumbles elsewhere; put right where it is sure."""

import pytest

from macros.checks import check
from macros.fixes import applied
from macros.load.causes import closed
from tests.roadmaps import reading

ABOVE = "name: Techniek\nowner: els\nitems:\n"
ITEM = """\
  - id: a
    title: A
    kind: action
    phase: nu
    with: [els]
    planned: {start: 2026-07-01, finish: 2026-09-01}
  - id: b
    title: {nl: B, en: B}
    kind: action
    phase: nu
"""
REST = """\
== roadmap.yml
title: T
organisation: O
purpose: P
languages: [nl, en]
== phases.yml
- {id: nu, name: Nu, start: 2026-01-01, finish: 2026-12-31}
"""


def told(old: str, new: str) -> tuple[str, str, int, int, str | None]:
    """Of the only problem: its words and those of its hint, its place, and the file as it is with the known fix."""
    track = ABOVE + ITEM.replace(old, new)
    problem = next(iter(check(reading(f"{REST}== tracks/techniek.yml\n{track}"))))
    assert problem.hint
    found = applied(track, [problem.fix]) if problem.fix else None
    key, hint = problem.message.key.partition(".")[2], problem.hint.key.partition(".")[2]
    return key, hint, problem.source.line, problem.source.column, found and found.removeprefix(ABOVE)


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "column"),
    [
        pytest.param(
            "    kind: action\n    phase: nu\n    with",
            "\u00a0   kind: action\n    phase: nu\n    with",
            "strange-space",
            6,
            1,
            id="indent",
        ),
        pytest.param(
            "    kind: action\n    phase: nu\n    with",
            "  \u00a0\u00a0kind: action\n\u00a0\u202f  phase: nu\n    with",
            "strange-space",
            6,
            3,
            id="indent of two lines",
        ),
        pytest.param(
            "kind: action\n    phase: nu\n    with",
            "kind:\u00a0action\n    phase: nu\n    with",
            "strange-space",
            6,
            10,
            id="behind a colon",
        ),
        pytest.param("- id: b", "-\u00a0id: b", "strange-space", 10, 4, id="behind a dash"),
        pytest.param("- id: b", "-id: b", "dash", 10, 3, id="no space behind a dash"),
        pytest.param("- id: a", "-id: a", "dash", 4, 3, id="no space behind the first dash"),
        pytest.param("- id: b", "\u2013 id: b", "long-dash", 10, 3, id="long dash"),
        pytest.param("- id: a", "\u2014id: a", "long-dash", 4, 3, id="long dash without a space"),
        pytest.param("with: [els]", "with: [els", "unclosed", 8, 11, id="list"),
        pytest.param("finish: 2026-09-01}", "finish: 2026-09-01", "unclosed", 9, 14, id="map above an entry"),
        pytest.param("en: B}", "en: B", "unclosed", 11, 12, id="map above a key"),
        pytest.param("with: [els]", "with:[els]", "no-space", 8, 5, id="no space behind a colon"),
        pytest.param("2026-07-01, finish", "2026-07-01 finish", "comma", 9, 33, id="no comma"),
        pytest.param("{nl: B, en: B}", "{nl: B  en: B}", "comma", 11, 20, id="no comma between languages"),
    ],
)
def test_is_put_right(old: str, new: str, key: str, line: int, column: int) -> None:
    found, _, *place, fixed = told(old, new)
    assert (found, *place) == (key, line, column)
    assert fixed == ITEM


@pytest.mark.parametrize(
    ("new", "fixed"),
    [
        ("{nl: B: de tweede, en: B}", '{nl: "B: de tweede", en: B}'),
        ("{nl: B, en: B: the second}", '{nl: B, en: "B: the second"}'),
        ("{nl: De naam en: meer, en: B}", '{nl: "De naam en: meer", en: B}'),  # en: comes behind it
        ('{nl: B: "x", en: B}', "{nl: 'B: \"x\"', en: B}"),
    ],
)
def test_a_colon_in_a_text_within_brackets(new: str, fixed: str) -> None:
    key, hint, line, _, found = told("{nl: B, en: B}", new)
    assert (key, hint, line, found) == ("colon", "colon-line", 11, ITEM.replace("{nl: B, en: B}", fixed))


@pytest.mark.parametrize("new", ["{nl: \u201cB: x\u201d, en: B}", "\u201eB: x\u201d"])
def test_curly_quotes_are_to_be_straight(new: str) -> None:
    assert told("{nl: B, en: B}", new)[:2] + told("{nl: B, en: B}", new)[4:] == ("colon", "colon-straight", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("with: [els]", "with: [els,", ("unclosed", "bracket-hint", 8, 11, None), id="more was to come"),
        pytest.param("with: [els]", "with: [els # ook", ("unclosed", "bracket-hint", 8, 11, None), id="a remark"),
        pytest.param(
            "with: [els]", "with: [els,\n      els", ("unclosed", "bracket-hint", 8, 11, None), id="two lines"
        ),
        pytest.param(
            "{nl: B, en: B}",
            "{nl: B,\n      en: B: b}",
            ("colon", "colon-line", 12, 12, "same"),
            id="closed on the next line",
        ),
        pytest.param(
            "{nl: B, en: B}", '{nl: "B" b, en: B}', ("bracket", "bracket-hint", 11, 21, None), id="behind quotes"
        ),
        pytest.param(
            "{nl: B, en: B}", '{nl: "B": b, en: B}', ("bracket", "bracket-hint", 11, 20, None), id="colon behind quotes"
        ),
        pytest.param("with: [els]", "with: @els", ("at-owner", "at-owner-hint", 8, 11, None), id="a list"),
        pytest.param("with: [els]", "with: [@els]", ("at-owner", "at-owner-hint", 8, 12, "same"), id="in a list"),
        pytest.param("with: [els]", "owner: @jan", ("at-owner", "at-owner-hint", 8, 12, None), id="nobody's id"),
        pytest.param("with: [els]", "owner: @", ("sign", "sign-hint", 8, 12, None), id="an @ alone"),
        pytest.param("with: [els]", "onbekend:[els]", ("no-colon", "no-colon-hint", 8, 5, None), id="no key"),
    ],
)
def test_is_told(old: str, new: str, expected: tuple[object, ...]) -> None:
    found = told(old, new)
    same = ITEM if "@" in new else ITEM.replace(old, '{nl: B,\n      en: "B: b"}')
    assert found == tuple(same if part == "same" else part for part in expected)


@pytest.mark.parametrize(
    ("text", "is_closed"),
    [
        ("{nl: A}", True),
        ("{nl: [A], en: {x: y}}", True),
        ('{nl: "}", en: A', False),
        ("{nl: '}', en: A", False),
        ("{nl: it's}", True),
        ("{nl: 'it''s}', en: [A]", False),
    ],
)
def test_whether_a_bracket_is_closed(text: str, *, is_closed: bool) -> None:
    assert closed(text) == is_closed
