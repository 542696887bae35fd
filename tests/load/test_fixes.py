"""What is written in the place of a mistake, and which mistakes are left as they are."""

import textwrap

import pytest

from macros.checks import check
from macros.fixes import Fix, apart, applied
from macros.load import trial
from tests.roadmaps import reading

TRACK = """\
name: Techniek
owner: els
items:
  - id: a
    title: A
    kind: action
    phase: nu
"""
REST = """\
== phases.yml
- {id: nu, name: Nu, start: 2026-01-01, finish: 2026-12-31}
== tracks/meer.yml
name: Meer
owner: els
items:
  - {id: b, title: B, kind: action, phase: nu}
"""


def fixed(lines: str) -> str | None:
    """The lines of an item as they are with the first known right text put in; None where none is known."""
    track = TRACK + textwrap.indent(lines + "\n", "    ")
    problems = check(reading(f"{REST}== tracks/techniek.yml\n{track}"))
    assert problems, "nothing is wrong"
    fixes = [problem.fix for problem in problems if problem.fix]
    if not fixes:
        return None
    new = applied(track, fixes[:1])
    assert new.startswith(TRACK)
    return textwrap.dedent(new.removeprefix(TRACK)).removesuffix("\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("note: Fase 2: pilot", 'note: "Fase 2: pilot"'),
        ('note: Els zegt: "ja"', "note: 'Els zegt: \"ja\"'"),
        ('note: Els zegt: "\'t kan"', 'note: "Els zegt: \\"\'t kan\\""'),
        ("note: 's ochtends meten", 'note: "\'s ochtends meten"'),
        ("note: @els doet mee", 'note: "@els doet mee"'),
        ("note: *vet*", 'note: "*vet*"'),
        ("note: &co", 'note: "&co"'),
        ("note: !let op", 'note: "!let op"'),
        ("note: Zaak #12", 'note: "Zaak #12"'),
        ("note: Zaak #12 \nresult: x", 'note: "Zaak #12" \nresult: x'),
        ("note:x", "note: x"),
        ("planned: {finish: 1 mei 2026}", "planned: {finish: 2026-05-01}"),
        ("planned: {finish: '1 mei 2026'}", "planned: {finish: '2026-05-01'}"),
        ('planned: {finish: "1 mei 2026"}  # zeker', 'planned: {finish: "2026-05-01"}  # zeker'),
        ("with: [els, els]  # en niemand anders", "with: [els]  # en niemand anders"),
        ("with:\n  - els\n  - els\nnote: x", "with:\n  - els\nnote: x"),
        ("depends_on: b", "depends_on: [b]"),
        ("tags: meten, op maat & snel", 'tags: [meten, "op maat & snel"]'),
        ("owner: [els]", "owner: els"),
        ('note: ["een tekst"]', 'note: "een tekst"'),
        ("note: TBD\nresult: x", "result: x"),
        ('note: ""\nresult: x', "result: x"),
        ("note:\nresult: x", "result: x"),
        ("tags: n.v.t.\nresult: x", "result: x"),
        ("finished: '-'\nresult: x", "result: x"),
        ("note: a\u200bb\u200bc", "note: abc"),
        ("tags:\n-\tmeten\n-\tmaken", "tags:\n- meten\n- maken"),
        ("eigenaar: els", "owner: els"),
        ("note: x\nphase: nu", "note: x"),
        ("note: x\nnote: 'x'\nresult: y", "note: x\nresult: y"),
        ("Area: people  # eens", "area: people  # eens"),
    ],
)
def test_is_written(wrong: str, right: str) -> None:
    assert fixed(wrong) == right


@pytest.mark.parametrize(
    "wrong",
    [
        "note: Fase 2: title: B",  # two keys on a line
        "note: Fase 2: pilot # en verder",  # where does the text end?
        "note: 'Fase 2",  # where does the quote close?
        "note: [a, b",
        "note: {a: b",
        "note: *a\nresult: &a x",  # somebody means a reference by this
        "note: !!str x",
        "planned: {finish: 12-3-2026}",
        "planned: {finish: |\n  1 mei 2026}",
        "planned: {finish: 1 mei\n  2026}",
        "with: [els,\n  els]",
        "owner: [els, jan]",
        "owner: [[els]]",
        "owner: &x [els]",
        "owner:\n  - els",
        "owner: [els\n  ]",
        "tags: meten,",
        "tags: >\n  meten,\n  maken",
        "depends_on: nergens",  # a list, but of what is not there
        "eigenaar: niemand",
        "owner: TBD",  # without it, the owner of the track has it
        "note: TBD  # vraag Els",  # the remark would go too
        "note: >\n  TBD",
        "replanned: [{date: 2026-06-01, why: Later #3\n  , finish: 2026-07-01}]",
        "? \tx",
        "note: x\nnote: y",
        "tags: [x]\ntags: [x]",
        "note: x\nNote: y",  # which of the two?
        "kind: action\nphase: nu",  # both again, though the same: the line between two items may be gone
        "depends_on: [nergens]",
        "title:x",  # there is a title already
        "onbekend:x",
        "  note: x",
        "stages: [a]",
        "kind: anders",
        "aliases: [oud, Oud]",  # nobody is called so twice
    ],
)
def test_is_left_as_it_is(wrong: str) -> None:
    assert fixed(wrong) is None


def test_all_tabs_of_a_file_become_spaces_at_once() -> None:
    track = "name: T\nowner: els\nitems:\n\t- id: a\n\t  title: A\n\n\t  kind: action\n\t  phase: nu\n"
    (problem,) = check(reading(f"{REST}== tracks/techniek.yml\n{track}"))
    assert problem.fix
    right = applied(track, [problem.fix])
    assert right == track.replace("\t", "  ")
    assert check(reading(f"{REST}== tracks/techniek.yml\n{right}")) == []


def test_of_tabs_with_two_meanings_none_is_known() -> None:
    phases = "- id: nu\n  name: Nu\n  purpose: |\n   eerst\n\tdan\n"
    (problem,) = check(reading(f"== phases.yml\n{phases}"))
    assert problem.message.key == "yaml-syntax.tab"
    assert problem.fix is None


def test_of_tabs_with_another_mistake_behind_them_none_is_known() -> None:
    track = "name: T\nowner: els\nitems:\n\t- id: a\n\t  title: A\npurpose: [\n"
    (problem,) = check(reading(f"== tracks/techniek.yml\n{track}"))
    assert problem.message.key == "yaml-syntax.tab"
    assert problem.fix is None


def test_the_id_that_repeats_the_name_of_the_file_goes() -> None:
    (problem,) = check(reading("== tracks/techniek.yml\nid: techniek\nname: T\nowner: els\n"))
    assert problem.fix == Fix(1, 1, 2, 1, "")
    (problem,) = check(reading("== tracks/techniek.yml\nid: anders\nname: T\nowner: els\n"))
    assert problem.fix is None


def test_a_reference_that_is_wrong_twice_may_be_right() -> None:
    track = f"{TRACK}    depends_on: [bbbb]\n"
    rest = REST.replace("id: b,", "id: bbb,")
    (problem,) = check(reading(f"{rest}== tracks/techniek.yml\n{track}"))
    assert problem.fix
    assert problem.fix.text == "bbb"
    twice = f"{track}  - {{id: c, title: C, kind: action, phase: nu, depends_on: [bbbb]}}\n"
    assert [problem.fix for problem in check(reading(f"{rest}== tracks/techniek.yml\n{twice}"))] == [None, None]


def test_a_key_that_would_name_what_is_unknown_elsewhere_too_is_left_as_it_is() -> None:
    found = check(reading(f"{REST}== tracks/techniek.yml\n{TRACK}    owner: niemand\n    wih: [niemand]\n"))
    assert [(problem.rule, problem.fix) for problem in found if problem.rule == "unknown-key"] == [
        ("unknown-key", None)
    ]
    assert fixed("wih: [els]") == "with: [els]"


def test_a_title_for_two_records_is_nobodys_id() -> None:
    rest = f"{REST}  - {{id: c, title: B, kind: action, phase: nu}}\n"
    (problem,) = check(reading(f"{rest}== tracks/techniek.yml\n{TRACK}    depends_on: [B]\n"))
    assert problem.fix is None


def test_an_id_that_others_have_is_not_made() -> None:
    text = f"{REST}  - {{id: A, title: B, kind: action, phase: nu}}\n== tracks/techniek.yml\n{TRACK}"
    assert all(problem.fix is None for problem in check(reading(text)) if problem.rule == "bad-id")


def test_how_much_is_tried_hangs_on_the_size_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{REST}== tracks/techniek.yml\n{TRACK}    eigenaar: els\n    opmerking: x\n"
    assert sum(problem.fix is not None for problem in check(reading(text))) == 2
    monkeypatch.setattr(trial, "MOST_READ", len(f"{TRACK}    eigenaar: els\n    opmerking: x\n") * 2)
    assert sum(problem.fix is not None for problem in check(reading(text))) == 2
    monkeypatch.setattr(trial, "MOST_READ", len(TRACK) * 2)
    assert sum(problem.fix is not None for problem in check(reading(text))) == 1


def test_a_text_keeps_its_mark_and_the_ends_of_its_lines() -> None:
    text = "\ufeffa: b\r\nc: d\r\ne: f"
    assert applied(text, [Fix(1, 1, 1, 2, "x"), Fix(2, 4, 2, 5, "y\nz"), Fix(3, 1, 4, 1, "")]) == (
        "\ufeffx: b\r\nc: y\r\nz\r\n"
    )


def test_fixes_that_touch_are_not_put_in_together() -> None:
    one, other, third = Fix(1, 1, 1, 3, "a"), Fix(1, 3, 1, 5, "b"), Fix(1, 6, 1, 7, "c")
    assert apart([third, other, one]) == [one, third]
