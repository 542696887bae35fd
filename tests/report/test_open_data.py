"""Open data: nothing of data/ is lost, the schema describes it, and independent readers understand every file."""

import csv
import datetime as dt
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import jsonschema
import pytest
from ruamel.yaml import YAML

from macros.kpis.measure import measure
from macros.load import load
from macros.model.records import Roadmap
from macros.report.calendars import calendars
from macros.report.exports import of_all_languages, of_one_language
from macros.report.feed import Feed
from macros.report.news import news
from macros.report.open_data import document, document_as_bytes, schema
from macros.report.open_tables import Sheet, sheets
from macros.report.spreadsheet import as_csv, as_workbook
from macros.words import words
from tests.roadmaps import EXAMPLE, TODAY, item, of_what_comes_along, roadmap

PROJECT = Path(__file__).parents[2]
NOW = dt.date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"
MOVED = """
    kind: milestone
    planned: {finish: 2026-07-01, agreed: 2026-01-05}
    replanned:
      - {date: 2026-05-01, why: "Ziek <b>", finish: 2026-09}
      - {date: 2026-06-01, why: Weer beter, finish: 2026-08-01}
"""


def whole(data: Path, today: dt.date) -> dict[str, Any]:
    found = load(data, today).roadmap
    return document(found, measure(found, today), "0" * 40, words("nl"))


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - we wrote it ourselves


def feed(found: Roadmap, site: str = "https://example.org/", today: dt.date = TODAY) -> Feed:
    return Feed(roadmap=found, as_of=today, say=words("nl"), site=site)


def scalars(value: Any) -> Iterator[str]:
    """Every value, as the text of its number or itself."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from (str(key), *scalars(one))
    elif isinstance(value, list):
        for one in value:
            yield from scalars(one)
    elif isinstance(value, float | int):
        yield f"{value:g}" if value == value // 1 else f"{value}"
    else:
        yield str(value).strip()


@pytest.mark.parametrize(("data", "today"), [(EXAMPLE, TODAY), (PROJECT / "data", NOW)], ids=["example", "data"])
def test_every_scalar_of_the_files_is_in_the_document(data: Path, today: dt.date) -> None:
    told = set(scalars(whole(data, today)))
    for path in data.rglob("*.yml"):
        reader = YAML(typ="safe", pure=True)
        reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
        lost = set(scalars(reader.load(path.read_text("utf-8")))) - told - {"nl"}
        assert not lost, path


@pytest.mark.parametrize(("data", "today"), [(EXAMPLE, TODAY), (PROJECT / "data", NOW)], ids=["example", "data"])
def test_the_schema_describes_the_document(data: Path, today: dt.date) -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    jsonschema.Draft7Validator(schema()).validate(json.loads(document_as_bytes(whole(data, today))))


def test_the_schema_refuses_what_the_document_never_says() -> None:
    found = whole(EXAMPLE, TODAY)
    for key, wrong in (("colour", "red"), ("title", "plain"), ("planned", {"finish": "soon"})):
        broken = json.loads(json.dumps(found))
        broken["items"][0][key] = wrong
        assert not jsonschema.Draft7Validator(schema()).is_valid(broken), key


def test_a_record_says_what_was_typed_and_what_follows() -> None:
    found = document(item(MOVED), measure(item(MOVED), TODAY), None, words("nl"))["items"][0]
    assert found == {
        "id": "a",
        "title": {"nl": "A"},
        "kind": "milestone",
        "planned": {"finish": "2026-07-01", "agreed": "2026-01-05"},
        "replanned": [
            {"date": "2026-05-01", "why": {"nl": "Ziek <b>"}, "finish": "2026-09"},
            {"date": "2026-06-01", "why": {"nl": "Weer beter"}, "finish": "2026-08-01"},
        ],
        "track": "techniek",
        "derived": {
            "exists": True,
            "status": "planned",
            "owner": "els",
            "first_promise": "2026-07-01",
            "current_promise": "2026-08-01",
            "moved": True,
            "late": False,
            "slip": 31,
        },
        "address": "tracks/techniek/#a",
        "place": {"file": "data/tracks/techniek.yml", "line": 4},
    }


def test_a_promise_taken_back_and_a_day_nobody_knows_are_kept() -> None:
    lines = "kind: action\nplanned: {finish: 2026-07}\nreplanned:\n  - {date: 2026-05-01, why: W, finish: open}\n"
    found = item(lines + "started: unknown\n")
    row = document(found, measure(found, TODAY), None, words("nl"))["items"][0]
    assert (row["replanned"][0]["finish"], row["started"]) == ("open", "unknown")
    assert (row["derived"]["current_promise"], row["derived"]["slip"]) == (None, None)


def test_a_table_holds_every_move() -> None:
    found = item(MOVED)
    moves = next(
        sheet for sheet in sheets(document(found, measure(found, TODAY), None, words("nl"))) if sheet.name == "moves"
    )
    assert moves.columns == ("id", "decided_on", "what", "from", "to", "why_nl")
    assert moves.rows == (
        ("a", dt.date(2026, 5, 1), "finish", dt.date(2026, 7, 1), "2026-09", "Ziek <b>"),
        ("a", dt.date(2026, 6, 1), "finish", "2026-09", dt.date(2026, 8, 1), "Weer beter"),
    )


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@x", "\tx", "=cmd|'/c calc'!A1"])
def test_no_cell_is_a_formula(text: str) -> None:
    table = Sheet(name="t", columns=("a", "b"), rows=((text, -2),))
    assert list(csv.reader(io.StringIO(as_csv(table).decode(), newline="")))[1] == [f"'{text}", "-2"]
    with zipfile.ZipFile(io.BytesIO(as_workbook([table]))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert '<c r="B2"><v>-2</v></c>' in page
        assert re.search(rf'<c r="A2" t="inlineStr"><is><t[^>]*>{re.escape(html.escape(text, quote=False))}</t>', page)


def test_a_workbook_is_the_same_bytes_and_its_days_are_days() -> None:
    tables = sheets(whole(EXAMPLE, TODAY))
    assert as_workbook(tables) == as_workbook(tables)
    with zipfile.ZipFile(io.BytesIO(as_workbook(tables))) as book:
        names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
        assert names == [table.name for table in tables]
        assert 'formatCode="yyyy-mm-dd"' in book.read("xl/styles.xml").decode()


def test_csv_is_read_back_as_it_was_written() -> None:
    for table in sheets(whole(PROJECT / "data", NOW)):
        rows = list(csv.reader(io.StringIO(as_csv(table).decode(), newline=""), strict=True))
        assert tuple(rows[0]) == table.columns
        assert [[cell.removeprefix("'") for cell in row] for row in rows[1:]] == [
            ["" if cell is None else str(cell).removeprefix("'") for cell in row] for row in table.rows
        ]


def test_the_table_of_figures_holds_numbers_only() -> None:
    found = load(PROJECT / "data", NOW).roadmap
    told = document(found, measure(found, NOW), None, words("nl"))
    assert any(isinstance(goal["reached"], bool) for goal in told["kpis"]["goals"].values())
    (table,) = (sheet for sheet in sheets(told) if sheet.name == "kpis")
    assert table.rows
    assert {type(value) for _, value in table.rows} == {int, float}


def test_a_table_without_rows_has_a_column() -> None:
    found = roadmap()
    for table in sheets(document(found, measure(found, TODAY), None, words("nl"))):
        assert table.columns


def events(text: str) -> dict[str, Any]:
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_an_event_keeps_its_name_and_is_raised_when_its_date_moves() -> None:
    found = item(MOVED)
    before, after = (
        events(calendars(feed(found, today=dt.date(2026, 4, 1)))["all.ics"]),
        events(calendars(feed(found))["all.ics"]),
    )
    name = "a.finish@roadmap.invalid"
    assert (before[name]["sequence"], before[name].decoded("dtstart")) == (0, dt.date(2026, 7, 1))
    assert (after[name]["sequence"], after[name].decoded("dtstart")) == (2, dt.date(2026, 8, 1))
    assert str(after[name]["summary"]) == "Mijlpaal: A"
    assert str(after[name]["description"]) == (
        "Eerst beloofd voor 1 juli 2026.\\nVerschoven op 1 mei 2026: Ziek <b>\\n"
        "Verschoven op 1 juni 2026: Weer beter\\nEigenaar: Els."
    ).replace("\\n", "\n")
    assert str(after[name]["url"]) == "https://example.org/tracks/techniek/#a"


def test_an_event_that_is_off_is_cancelled_and_one_that_is_done_stands_on_its_day() -> None:
    halted = item("kind: milestone\nplanned: {finish: 2026-08}\ndropped: {date: 2026-06-01, why: Niet nodig}\n")
    event = events(calendars(feed(halted))["all.ics"])["a.finish@roadmap.invalid"]
    assert (str(event["status"]), event["sequence"], event.decoded("dtstart")) == ("CANCELLED", 1, dt.date(2026, 8, 31))
    assert "Gestopt: Niet nodig" in event["description"]
    taken = item("kind: milestone\nplanned: {finish: 2026-08}\nreplanned: [{date: 2026-06-01, why: W, finish: open}]\n")
    event = events(calendars(feed(taken))["all.ics"])["a.finish@roadmap.invalid"]
    assert (str(event["status"]), event.decoded("dtstart")) == ("CANCELLED", dt.date(2026, 8, 31))
    done = item("kind: milestone\nplanned: {finish: 2026-08}\nfinished: 2026-06-04\n")
    event = events(calendars(feed(done))["all.ics"])["a.finish@roadmap.invalid"]
    assert (str(event["status"]), event.decoded("dtstart")) == ("CONFIRMED", dt.date(2026, 6, 4))


def test_a_coarse_date_says_so() -> None:
    event = events(calendars(feed(item("kind: milestone\nplanned: {finish: 2026-Q4}\n")))["all.ics"])[
        "a.finish@roadmap.invalid"
    ]
    assert event.decoded("dtstart") == dt.date(2026, 12, 31)
    assert "Beloofd voor Q4 2026." in event["description"]


def test_a_renamed_record_is_the_same_event() -> None:
    event = events(calendars(feed(item("kind: milestone\nplanned: {finish: 2026-08}\naliases: [oud]\n")))["all.ics"])
    assert "oud.finish@roadmap.invalid" in event


def test_what_is_no_milestone_or_was_never_promised_is_no_event() -> None:
    for lines in ("kind: action\nplanned: {finish: 2026-08}\n", "kind: milestone\n"):
        assert all(
            ".review" in name or name.startswith("review") for name in events(calendars(feed(item(lines)))["all.ics"])
        )


def test_reviews_go_on_by_their_rhythm() -> None:
    found = roadmap("== reviews/2026-06-23.yml\nsummary: S\n")
    days = [event.decoded("dtstart") for event in events(calendars(feed(found))["all.ics"]).values()]
    assert days[:3] == [dt.date(2026, 6, 23), dt.date(2026, 7, 7), dt.date(2026, 7, 21)]
    assert len(days) == 7


def test_calendars_by_track_owner_and_phase_hold_what_is_theirs() -> None:
    found = load(PROJECT / "data", NOW).roadmap
    told = calendars(feed(found, today=NOW))
    assert {path.partition("/")[0] for path in told} == {"all.ics", "tracks", "owners", "phases"}
    for path, text in told.items():
        assert text.isascii() or "\r\n" in text
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), path
        assert events(text)
    everything = set(events(told["all.ics"]))
    tracks = [set(events(text)) for path, text in told.items() if path.startswith("tracks/")]
    assert set().union(*tracks) == everything


def test_news_tells_what_moved_by_how_much_and_why() -> None:
    found = parsed(news(feed(item(MOVED)), "open-data/news.atom"))
    entries = [
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"), entry.findtext(f"{ATOM}updated"))
        for entry in found.findall(f"{ATOM}entry")
    ]
    assert entries == [
        ("A: van september 2026 naar 1 aug 2026, 9 weken eerder", "Weer beter", "2026-06-01T00:00:00+00:00"),
        ("A: van 1 jul 2026 naar september 2026, 13 weken later", "Ziek &lt;b&gt;", "2026-05-01T00:00:00+00:00"),
        ("A: beloofd voor 1 jul 2026", "A: beloofd voor 1 jul 2026", "2026-01-05T00:00:00+00:00"),
    ]
    ids = [element.text for element in found.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert found.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00+00:00"


@of_what_comes_along
def test_news_tells_every_kind_of_change() -> None:
    found = load(PROJECT / "data", NOW).roadmap
    titles = {entry.findtext(f"{ATOM}title") for entry in parsed(news(feed(found, "", NOW), "x")).iter(f"{ATOM}entry")}
    for end in ("klaar", "begonnen", "in productie", "later", "gestopt", "gekozen"):
        assert any(title and title.endswith(end) for title in titles), end
    assert any(title and title.startswith("Review van ") for title in titles)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("{finish: 2026-07-02}", "1 dag later"),
        ("{finish: 2026-06-29}", "2 dagen eerder"),
        ("{finish: 2026-07-01}", "naar 1 jul 2026"),
        ("{finish: open}", "niet langer beloofd voor 1 jul 2026"),
    ],
)
def test_a_small_move_is_told_in_days(dates: str, told: str) -> None:
    moved = f"{{date: 2026-06-01, why: W, {dates.removeprefix('{')}"
    lines = f"kind: action\nplanned: {{finish: 2026-07-01}}\nreplanned:\n  - {moved}\n"
    first = next(parsed(news(feed(item(lines)), "x")).iter(f"{ATOM}entry"))
    assert (first.findtext(f"{ATOM}title") or "").endswith(told)


@pytest.mark.parametrize(
    ("stages", "title", "why"),
    [
        ("{intake: 2026-02-02, production: 2026-04-06}", "Zoeken: uit gebruik", "Uit gebruik: Te duur"),
        ("{intake: 2026-02-02}", "Zoeken: gestopt", "Gestopt: Te duur"),
    ],
)
def test_a_use_case_that_was_live_is_out_of_use(stages: str, title: str, why: str) -> None:
    found = roadmap(
        f"== use-cases/zoeken.yml\ntitle: Zoeken\ntrack: techniek\nstages: {stages}\n"
        "planned: {production: 2026-05-04}\nstopped: {date: 2026-06-01, why: Te duur}\n"
    )
    last = next(parsed(news(feed(found), "x")).iter(f"{ATOM}entry"))
    assert last.findtext(f"{ATOM}title") == title
    assert (last.findtext(f"{ATOM}id") or "").endswith("zoeken.stopped.2026-06-01")
    (event,) = (one for name, one in events(calendars(feed(found))["all.ics"]).items() if name.startswith("zoeken."))
    assert why in event["description"]


def test_nothing_happened_is_a_feed_too() -> None:
    found = parsed(news(feed(roadmap(), ""), "x"))
    assert found.findall(f"{ATOM}entry") == []
    assert found.findtext(f"{ATOM}updated") == "2026-06-30T00:00:00+00:00"


def test_what_stands_once_and_what_stands_in_each_language() -> None:
    found = load(EXAMPLE, TODAY).roadmap
    once = dict(of_all_languages(found, measure(found, TODAY), None, words("nl")))
    own = dict(of_one_language(feed(found)))
    assert not once.keys() & own.keys()
    assert "open-data/schema/track.schema.json" in once
    assert {"open-data/news.atom", "open-data/calendar/all.ics"} <= own.keys()
