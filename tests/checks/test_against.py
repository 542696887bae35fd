"""What was promised, laid against an earlier state: each case a record as it was, as it is, and what is said of it.

Wherever something is said, its lines are pasted, and then there is nothing to say any more.
"""

import datetime as dt
from pathlib import Path

import pytest

from macros.checks import check
from macros.checks.against import check_against
from macros.checks.commitments import Base
from macros.load import load
from macros.model.commitment import Commitment, commitments
from macros.problems import Problem, Severity
from macros.report.problems import say
from macros.words import words
from tests.checks.paste import paste
from tests.roadmaps import TODAY, write

TRACK = "== tracks/techniek.yml\nname: Techniek\nowner: els\nitems:\n"


def items(*lines: str) -> str:
    """A track of items in block style, of which the lines tell more than id and title; `;` begins a line."""
    rows = []
    for line in lines:
        first, *others = line.split(";")
        rows += [f"  - id: {first}", *(f"    {row.strip(' ') if row[0] != '+' else row[1:]}" for row in others)]
    return TRACK + "\n".join([*rows, ""])


def use_case(*lines: str, id_: str = "zoeken") -> str:
    rows = "\n".join(row for line in lines for row in line.split(";"))
    return f"== use-cases/{id_}.yml\ntitle: Zoeken\ntrack: techniek\n{rows}\n"


class States:
    """Two states of data/, and what changed between them."""

    def __init__(self, folder: Path, before: str, now: str) -> None:
        self.before, self.now = folder / "before/data", folder / "now/data"
        write(self.before, before)
        write(self.now, now)

    def problems(self, **young: frozenset[Commitment]) -> list[Problem]:
        base = Base(commit="3f1c0de", reading=load(self.before, TODAY), young=young)
        return check_against(load(self.now, TODAY), base)

    def errors(self) -> list[str]:
        return [one.rule for one in check(load(self.now, TODAY)) if one.severity is Severity.ERROR]

    def mended(self) -> None:
        """Pastes, one problem after another, and finds nothing left."""
        for _ in self.problems():
            found = self.problems()
            if found:
                paste(self.now, found[0], self.before)
        assert ([one.message for one in self.problems()], self.errors()) == ([], [])


ACTION = "a;title: A;kind: action;planned: {start: 2026-02-02, finish: 2026-09-01}"
MOVED = f"{ACTION};replanned:;+  - {{date: 2026-04-14, why: Later begonnen, finish: 2026-10-01}}"
MILESTONE = "m;title: M;kind: milestone;planned: {finish: 2026-09-01}"
PILOT = "planned: {experiment: 2026-08, mvp: 2026-Q4, production: 2027-02-01}"
BY_ENTRY = "planned: {mvp: 2026-08};replanned:;  - {date: 2026-04-14, why: Nu wel, production: 2026-10-01}"

CHANGED = {
    "action, later": (items(ACTION), items(ACTION.replace("09-01", "11-01")), "finish 2026-09-01"),
    "action, earlier": (items(ACTION), items(ACTION.replace("09-01", "08-01")), "finish 2026-09-01"),
    "action, start": (items(ACTION), items(ACTION.replace("02-02", "02-09")), "start 2026-02-02"),
    "action, both": (
        items(ACTION),
        items(ACTION.replace("02-02", "02-09").replace("09-01", "11-01")),
        "start 2026-02-02, finish 2026-09-01",
    ),
    "action, start gone": (items(ACTION), items(ACTION.replace("start: 2026-02-02, ", "")), "start 2026-02-02"),
    "action, erased": (items(ACTION), items(ACTION.rpartition(";")[0]), "start 2026-02-02, finish 2026-09-01"),
    "action, made coarse": (items(ACTION), items(ACTION.replace("2026-09-01", "2026-Q3")), "finish 2026-09-01"),
    "action becomes a milestone": (
        items(ACTION),
        items("a;title: A;kind: milestone;planned: {finish: 2026-09-01}"),
        "start 2026-02-02",
    ),
    "experiment": (
        items(ACTION.replace("action", "experiment")),
        items(ACTION.replace("action", "experiment").replace("09-01", "11-01")),
        "finish 2026-09-01",
    ),
    "mvp": (
        items(ACTION.replace("action", "mvp")),
        items(ACTION.replace("action", "mvp").replace("09-01", "11-01")),
        "finish 2026-09-01",
    ),
    "milestone": (items(MILESTONE), items(MILESTONE.replace("09-01", "11-01")), "finish 2026-09-01"),
    "milestone, erased": (items(MILESTONE), items(MILESTONE.rpartition(";")[0]), "finish 2026-09-01"),
    "entry, another date": (
        items(MOVED),
        items(MOVED.replace("10-01", "11-01")),
        "finish 2026-10-01 (replanned 2026-04-14)",
    ),
    "entry, another day": (
        items(MOVED),
        items(MOVED.replace("04-14", "04-20")),
        "finish 2026-10-01 (replanned 2026-04-14)",
    ),
    "entry, erased": (items(MOVED), items(ACTION), "finish 2026-10-01 (replanned 2026-04-14)"),
    "planned made equal to the entry": (
        items(MOVED),
        items(MOVED.replace("09-01", "10-01")),
        "finish 2026-09-01",
    ),
    "use case": (use_case(PILOT), use_case(PILOT.replace("02-01", "03-01")), "production 2027-02-01"),
    "use case, stage gone": (use_case(PILOT), use_case(PILOT.replace("mvp: 2026-Q4, ", "")), "mvp 2026-Q4"),
    "use case, erased": (use_case(PILOT), use_case(""), "experiment 2026-08, mvp 2026-Q4, production 2027-02-01"),
    "use case, live": (
        use_case("stages: {production: 2026-05-01};planned: {production: 2026-04-01}"),
        use_case("stages: {production: 2026-05-01};planned: {production: 2026-05-01}"),
        "production 2026-04-01",
    ),
    "promised before the entry that was first": (
        use_case(BY_ENTRY),
        use_case(BY_ENTRY.replace("2026-08}", "2026-08, production: 2027-01-01}")),
        "production 2026-10-01 (replanned 2026-04-14)",
    ),
    "an earlier entry than the one that was first": (
        use_case(BY_ENTRY),
        use_case(BY_ENTRY.replace(";  -", ";  - {date: 2026-03-01, why: Eerst, production: 2027-01-01};  -")),
        "production 2026-10-01 (replanned 2026-04-14)",
    ),
    "agreed, erased": (
        items(ACTION.replace("}", ", agreed: 2026-02-01}")),
        items(ACTION),
        "agreed 2026-02-01",
    ),
    "agreed, after the promise": (
        items(ACTION.replace("09-01}", "05-01, agreed: 2026-02-01}")),
        items(ACTION.replace("09-01}", "05-01, agreed: 2026-05-02}")),
        "agreed 2026-02-01",
    ),
    "agreed, only now and after the promise": (
        items(ACTION.replace("09-01}", "05-01}")),
        items(ACTION.replace("09-01}", "05-01, agreed: 2026-05-02}")),
        "",
    ),
    "agreed with the date": (
        items(ACTION.replace("}", ", agreed: 2026-02-01}")),
        items(ACTION.replace("09-01}", "11-01, agreed: 2026-03-01}")),
        "finish 2026-09-01",
    ),
    "an entry of today stands already": (
        items(ACTION),
        items(f"{ACTION.replace('09-01', '11-01')};replanned:;+  - {{date: 2026-06-30, why: Ziek, start: 2026-03-02}}"),
        "finish 2026-09-01",
    ),
    "moved today already": (
        items(f"{ACTION};replanned:;+  - {{date: 2026-06-30, why: Ziek, finish: 2026-10-01}}"),
        items(
            f"{ACTION.replace('02-02', '03-02')};replanned:;+  - {{date: 2026-06-30, why: Ziek, finish: 2026-10-01}}"
        ),
        "start 2026-02-02",
    ),
    "no longer dropped": (
        items(f"{ACTION};dropped: {{date: 2026-06-01, why: Weg}}"),
        items(ACTION.replace("09-01", "11-01")),
        "finish 2026-09-01",
    ),
    "under another id": (
        items(ACTION),
        items(ACTION.replace("a;", "b;").replace("09-01", "11-01") + ";aliases: [a]"),
        "finish 2026-09-01",
    ),
    "on one line": (
        TRACK + "  - {id: a, title: A, kind: action, planned: {finish: 2026-09-01}}\n",
        TRACK + "  - {id: a, title: A, kind: action, planned: {finish: 2026-11-01}, note: Later}\n",
        "finish 2026-09-01",
    ),
    "on one line, with an entry": (
        TRACK
        + "  - {id: a, title: A, kind: action, planned: {finish: 2026-09-01}, "
        + "replanned: [{date: 2026-04-14, why: {nl: Ziek, en: 'Ill, \"alas\"'}, finish: 2026-10-01}]}\n"
        + "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n",
        TRACK
        + "  - {id: a, title: A, kind: action}\n"
        + "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n",
        "finish 2026-09-01, finish 2026-10-01 (replanned 2026-04-14)",
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_promise_that_was_altered(tmp_path: Path, case: str) -> None:
    before, now, was = CHANGED[case]
    states = States(tmp_path, before, now)
    (found,) = states.problems()
    assert states.errors() == []
    assert (found.rule, found.message.values["was"]) == ("commitment-changed", was)
    states.mended()


KEPT = {
    "nothing": (items(MOVED), items(MOVED)),
    "replanned": (items(ACTION), items(MOVED)),
    "withdrawn": (items(ACTION), items(f"{ACTION};replanned:;+  - {{date: 2026-06-01, why: Weg, finish: open}}")),
    "another reason": (items(MOVED), items(MOVED.replace("Later begonnen", "De leverancier was ziek"))),
    "a start is promised too": (
        items(ACTION.replace("start: 2026-02-02, ", "")),
        items(ACTION),
    ),
    "agreed, corrected": (
        items(ACTION.replace("}", ", agreed: 2026-02-01}")),
        items(ACTION.replace("}", ", agreed: 2026-09-01}")),
    ),
    "agreed, written down": (items(ACTION), items(ACTION.replace("}", ", agreed: 2026-02-01}"))),
    "agreed of a plan without an end": (
        use_case("planned: {mvp: 2026-08-01, agreed: 2026-02-01}"),
        use_case("planned: {mvp: 2026-08-01, agreed: 2026-08-01}"),
    ),
    "dropped in the same change": (items(ACTION), items("a;title: A;kind: action;dropped: {date: 2026-06-30, why: W}")),
    "dropped before": (
        items(f"{ACTION};dropped: {{date: 2026-06-01, why: Weg}}"),
        items("a;title: A;kind: action;dropped: {date: 2026-06-01, why: Weg}"),
    ),
    "dropped before and removed": (items(ACTION, f"{MILESTONE};dropped: {{date: 2026-06-01, why: W}}"), items(ACTION)),
    "stopped before and removed": (use_case("stopped: {date: 2026-06-01, why: W}"), ""),
    "renamed with an alias": (items(ACTION), items(ACTION.replace("a;", "b;") + ";aliases: [a]")),
    "moved to another track": (
        items(ACTION, MILESTONE),
        items(MILESTONE) + items(ACTION).replace("techniek.yml", "proces.yml"),
    ),
    "merged with what promised the same": (
        items(MILESTONE, MILESTONE.replace("m;", "n;")),
        items(MILESTONE + ";aliases: [n]"),
    ),
    "an item without a promise becomes a use case": (
        items("zoeken;title: Z;kind: action"),
        items(ACTION) + use_case(""),
    ),
    "a milestone loses the start it could not have": (
        items(MILESTONE.replace("finish", "start: 2026-02-02, finish")),
        items(MILESTONE),
    ),
    "an order that could not be is mended": (
        items(ACTION.replace("02-02", "12-02")),
        items(ACTION),
    ),
    "two entries of one day could not be": (
        items(f"{MOVED};+  - {{date: 2026-04-14, why: Nog later, finish: 2026-11-01}}"),
        items(f"{MOVED};+  - {{date: 2026-04-15, why: Nog later, finish: 2026-11-01}}"),
    ),
    "a date that could not be read was promised nowhere": (
        items(ACTION.replace("2026-09-01", "2026-02-30")),
        items(ACTION.replace("2026-09-01", "2026-02-28")),
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_promise_that_was_kept(tmp_path: Path, case: str) -> None:
    states = States(tmp_path, *KEPT[case])
    assert (states.problems(), states.errors()) == ([], [])


TWO = items(ACTION, MILESTONE)
REMOVED = {
    "the last of two items": (TWO, items(ACTION), "m", "dropped-hint"),
    "the first of two items": (TWO, items(MILESTONE), "a", "dropped-hint"),
    "an item without a promise": (items(ACTION, "b;title: B;kind: mvp"), items(ACTION), "b", "dropped-hint"),
    "an item that was done": (
        items(ACTION, f"{MILESTONE};finished: 2026-06-01"),
        items(ACTION),
        "m",
        "dropped-hint-told",
    ),
    "an item with lines of text and a remark behind it": (
        items(ACTION, f"{MILESTONE};note: |;+  Eerst dit.;+;+  - dan dat;# een opmerking") + "# en nog een\n",
        items(ACTION),
        "m",
        "dropped-hint",
    ),
    "the only item": (items(ACTION), TRACK.replace("items:", "items: []"), "a", "dropped-hint"),
    "an item on one line": (
        TRACK + "  - {id: a, title: A, kind: mvp,}\n  - {id: b, title: B, kind: mvp}\n",
        TRACK + "  - {id: b, title: B, kind: mvp}\n",
        "a",
        "dropped-hint",
    ),
    "an item of a track that is indented otherwise now": (
        TWO,
        items(ACTION).replace("\n  -", "\n-").replace("\n    ", "\n  "),
        "m",
        "dropped-hint",
    ),
    "an item whose track is gone": (
        items(ACTION) + items(MILESTONE).replace("techniek.yml", "proces.yml"),
        items(ACTION),
        "m",
        "file-hint",
    ),
    "an item that was done, whose track is gone": (
        items(ACTION) + items(f"{MILESTONE};finished: 2026-06-01").replace("techniek.yml", "proces.yml"),
        items(ACTION),
        "m",
        "file-hint-told",
    ),
    "a use case": (use_case(PILOT), "", "zoeken", "stopped-hint"),
    "a use case that is live": (use_case("stages: {production: 2026-05-01}"), "", "zoeken", "stopped-hint"),
    "renamed": (items(ACTION), items(ACTION.replace("a;", "b;")), "a", "renamed-hint-told"),
    "renamed and moved": (
        items(ACTION),
        items(ACTION.replace("a;", "b;").replace("09-01", "11-01")),
        "a",
        "renamed-hint",
    ),
    "renamed, with another title": (
        items(ACTION),
        items(ACTION.replace("a;title: A", "b;title: B")),
        "a",
        "renamed-hint-told",
    ),
    "renamed for the second time": (
        items(f"{ACTION};aliases: [oud]"),
        items(ACTION.replace("a;", "b;") + ";aliases: [oud]"),
        "a",
        "renamed-hint-told",
    ),
    "a use case that was renamed": (use_case(PILOT), use_case(PILOT, id_="vinden"), "zoeken", "renamed-hint-told"),
    "on one line and renamed": (
        TRACK + "  - {id: a, title: A, kind: mvp}\n",
        TRACK + "  - {id: b, title: A, kind: mvp}\n",
        "a",
        "renamed-hint-told",
    ),
    "merged with what promises another day": (
        items(ACTION, MILESTONE.replace("09-01", "10-01")),
        items(f"{ACTION};aliases: [m]"),
        "m",
        "merged-hint",
    ),
    "two become one": (
        items(f"{MILESTONE};finished: 2026-06-01", MILESTONE.replace("m;", "n;").replace("09-01", "10-01")),
        items(MILESTONE.replace("m;title: M", "o;title: O") + ";finished: 2026-06-01;aliases: [m, n]"),
        "n",
        "merged-hint",
    ),
}


@pytest.mark.parametrize("case", REMOVED)
def test_a_record_that_was_removed(tmp_path: Path, case: str) -> None:
    before, now, id_, hint = REMOVED[case]
    states = States(tmp_path, before, now)
    (found,) = states.problems()
    assert states.errors() == []
    assert found.hint
    assert (found.rule, found.message.values["id"], found.hint.key) == ("record-removed", id_, f"record-removed.{hint}")
    assert found.message.key == f"record-removed.{'merged' if hint == 'merged-hint' else 'message'}"
    states.mended()


@pytest.mark.parametrize(("kind", "hint"), [("action", "-hint"), ("action;finished: 2026-06-01", "-hint-told")])
def test_an_item_that_became_a_use_case(tmp_path: Path, kind: str, hint: str) -> None:
    item = f"zoeken;title: Z;kind: {kind};planned: {{start: 2026-02-02, finish: 2026-09-01}}"
    states = States(tmp_path, items(ACTION, item), items(ACTION) + use_case(PILOT))
    (found,) = states.problems()
    assert found.hint
    assert (found.message.key, found.hint.key) == (
        "record-removed.converted-use_case",
        f"record-removed.converted{hint}",
    )
    case = states.now / "use-cases/zoeken.yml"
    case.rename(case.with_name("vinden.yml"))  # an id of its own
    paste(states.now, found, states.before)
    assert (states.problems(), states.errors()) == ([], [])


def test_a_dropped_item_may_become_a_use_case(tmp_path: Path) -> None:
    dropped = "zoeken;title: Z;kind: mvp;planned: {finish: 2026-09-01};dropped: {date: 2026-06-01, why: W}"
    assert States(tmp_path, items(ACTION, dropped), items(ACTION) + use_case(PILOT)).problems() == []


def test_two_records_of_one_file_are_two_problems(tmp_path: Path) -> None:
    states = States(tmp_path, items(ACTION, MILESTONE, "b;title: B;kind: mvp"), items(ACTION))
    assert [one.message.values["id"] for one in states.problems()] == ["m", "b"]
    states.mended()


def test_what_is_young_may_be_corrected(tmp_path: Path) -> None:
    states = States(tmp_path, items(ACTION), items(ACTION.replace("02-02", "02-09").replace("09-01", "11-01")))
    start, finish, _ = commitments(load(states.before, TODAY).roadmap.items[0])
    assert [one.message.values["was"] for one in states.problems(a=frozenset([start]))] == ["finish 2026-09-01"]
    assert states.problems(a=frozenset([start, finish])) == []


@pytest.mark.parametrize(
    "broken",
    [
        items(MILESTONE, ACTION.replace("09-01", "13-01")),  # a date that is none
        items(MILESTONE, ACTION.replace("planned", "planed").replace("09-01", "11-01")),
        items(MILESTONE, ACTION.replace("09-01", "11-01"), "a;title: A;kind: mvp"),  # an id twice
        items(MILESTONE, ACTION.replace("id: a", "id: A")).replace("- id: a", "- id: A"),  # an id that is none, and yet
        items(MILESTONE) + "  - {id: a\n",  # the file cannot be read
        items(MILESTONE) + "== tracks/Proces.yml\nname: P\nowner: els\n",  # another track cannot
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_else(tmp_path: Path, broken: str) -> None:
    states = States(tmp_path, items(MILESTONE, ACTION), broken)
    assert [one.message.values["id"] for one in states.problems()] == []
    assert states.errors()


@pytest.mark.parametrize("elsewhere", ["tracks/proces.yml", "use-cases/m.yml"])
def test_a_fault_elsewhere_hides_nothing(tmp_path: Path, elsewhere: str) -> None:
    broken = f"== {elsewhere}\nname: P\nowner: els\nitems:\n  - {{id: b\n"
    states = States(tmp_path, TWO, items(ACTION.replace("09-01", "11-01")) + broken)
    assert [one.rule for one in states.problems()] == ["commitment-changed", "record-removed"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_lines_of_both_languages_mend(tmp_path: Path, language: str) -> None:
    states = States(tmp_path, items(ACTION, MILESTONE), items(ACTION.replace("09-01", "11-01")))
    for found in states.problems():
        assert "{" not in say(found.message, words(language, ("problems",)))
        paste(states.now, found, states.before, language)
    assert (states.problems(), states.errors()) == ([], [])


def test_the_reason_that_is_pasted_reads_as_one_that_lacks(tmp_path: Path) -> None:
    states = States(tmp_path, items(ACTION), items(ACTION.replace("09-01", "11-01")))
    states.mended()
    (entry,) = load(states.now, TODAY).roadmap.items[0].replanned
    assert (entry.date, entry.why) == (TODAY, "De datum is veranderd, de reden schreven we nog niet op")
    assert entry.dates["finish"]
    assert entry.dates["finish"].first == dt.date(2026, 11, 1)
