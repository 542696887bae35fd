"""The forms of edit/ in a real browser, and what they write taken through `roadmap check`. Today is 30 June 2026."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page
from ruamel.yaml.error import YAMLError

from macros.checks import check
from macros.load import load
from macros.load.outline import outlines
from macros.load.screen import REFUSED
from macros.load.values import is_placeholder
from macros.model.records import Roadmap
from macros.problems import Severity
from macros.words import words
from tests.report.test_schema import BROKEN, CASES, read, schema_of, validator
from tests.roadmaps import EXAMPLE, TODAY, reading
from tests.site import browser as browsers
from tests.site.measure import of_axe, of_boxes

NOON = "2026-06-30T12:00:00"
SCRIPTS = sorted(Path("overrides/assets").glob("edit*.js"))
TEXTS = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["shown_as_typed"]
BOTH = pytest.mark.parametrize("size", browsers.SIZES)


@dataclass
class Windows:
    """Windows on the built site on the tests' day, each made once: to make one costs more than what is done in it."""

    root: str
    chromium: Browser
    stack: ExitStack
    made: dict[tuple[object, ...], browsers.Visit] = field(default_factory=dict)

    @contextmanager
    def at(self, address: str, size: str = "desktop", **more: Any) -> Iterator[Page]:
        """A page; in the end nothing went wrong and no other host was asked."""
        key = (size, *more.items())
        if key not in self.made:
            seen = self.stack.enter_context(browsers.visit(self.chromium, self.root, size=size, **more))
            seen.page.clock.set_fixed_time(NOON)
            self.made[key] = seen
        seen = self.made[key]
        seen.errors.clear()
        seen.page.goto(self.root + address)
        yield seen.page
        assert (seen.errors, seen.foreign) == ([], [])


@pytest.fixture(scope="module")
def windows(site: Path, chromium: Browser) -> Iterator[Windows]:
    with ExitStack() as stack:
        yield Windows(stack.enter_context(browsers.served(site)), chromium, stack)


def by_keyboard(page: Page, target: Locator) -> None:
    """Goes to an element with the Tab key alone, from where the focus is."""
    for _ in range(120):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not reach {target}")


def typed(page: Page, keys: str, text: str, *, by_keys: bool = False) -> None:
    """Writes into a field of the form that is shown; `keys` lead to it from the outside in."""
    selector = " ".join(f'[data-key="{key}"]' for key in keys.split("."))
    target = page.locator(f"form:not([hidden]) {selector} :is(input, select, textarea)").locator("visible=true").first
    if by_keys:
        by_keyboard(page, target)
    if target.evaluate("one => one.tagName") == "SELECT":
        target.select_option(text)
    else:
        target.fill(text)
        target.dispatch_event("change")  # as who leaves the field


def sent(page: Page) -> None:
    """Presses the form's button by keyboard and waits for the lines."""
    by_keyboard(page, page.locator("form:not([hidden]) [type=submit]"))
    page.keyboard.press("Enter")
    page.locator(".rm-made").wait_for()
    assert page.locator(".rm-made").evaluate("one => one === document.activeElement")


def pasted(page: Page, data: Path, folder: Path) -> Roadmap:
    """The data with the lines put where the page says, as an editor would; valid, or the test ends."""
    shutil.copytree(data, folder / "data")
    where = page.locator(".rm-where").inner_text()
    lines = page.locator(".rm-lines").input_value().split("\n")
    words_ = where.rstrip(".").split()
    path = folder / next(word for word in words_ if word.startswith("data/"))
    if "nieuwe" in words_:
        path.write_text("\n".join(lines), "utf-8")
    else:
        numbers = [int(word) for word in words_ if word.isdigit()]
        held = path.read_text("utf-8").split("\n")
        begin, end = (numbers[0], numbers[0]) if "achter" in words_ else (numbers[0] - 1, numbers[-1])
        path.write_text("\n".join([*held[:begin], *lines, *held[end:]]), "utf-8")
    found = load(folder / "data", TODAY)
    assert [problem for problem in check(found) if problem.severity is Severity.ERROR] == []
    return found.roadmap


@BOTH
def test_add_a_use_case(windows: Windows, example: Path, tmp_path: Path, size: str) -> None:
    with windows.at("edit/", size) as page:
        by_keyboard(page, page.get_by_role("link", name="Een nieuwe use case"))
        page.keyboard.press("Enter")
        page.locator("form[data-kind=use-case]").wait_for()
        typed(page, "title", "Offertes: vergelijken #2", by_keys=True)
        typed(page, "track", "proces", by_keys=True)
        typed(page, "problem", "Inkopers lezen alles.\n\n- te veel\n- te laat", by_keys=True)
        typed(page, "stages.intake", "2026-06-18", by_keys=True)
        typed(page, "planned.production", "2027-Q1", by_keys=True)
        sent(page)
        assert (
            page.locator(".rm-where").inner_text()
            == "Dit wordt het nieuwe bestand data/use-cases/offertes-vergelijken-2.yml."
        )
        assert page.locator(".rm-lines").input_value() == (
            "# Een use case: van idee tot gebruik. Elk stadium krijgt een dag als het is bereikt.\n"
            'title: "Offertes: vergelijken #2"\n'
            "track: proces\n"
            "problem: |-\n"
            "  Inkopers lezen alles.\n\n"
            "  - te veel\n"
            "  - te laat\n"
            "stages: {intake: 2026-06-18}\n"
            "planned: {production: 2027-Q1, agreed: 2026-06-30}\n"
        )
        link = page.locator(".rm-open").get_attribute("href") or ""
        assert link.startswith("https://git.example.org/roadmap/new/main?filename=data%2Fuse-cases%2Foffertes-")
        assert "&value=%23%20Een%20use%20case" in link
        made = pasted(page, example, tmp_path).use_case_by_id["offertes-vergelijken-2"]
    assert made.title == "Offertes: vergelijken #2"
    assert made.problem == "Inkopers lezen alles.\n\n- te veel\n- te laat"


@BOTH
def test_move_a_date(windows: Windows, example: Path, tmp_path: Path, size: str) -> None:
    with windows.at("tracks/proces/", size) as page:
        page.locator("#opschalen .rm-foot a").last.focus()
        page.keyboard.press("Enter")
        page.get_by_text("Wat verandert er aan Opschalen?").wait_for()
        by_keyboard(page, page.get_by_role("link", name="Een datum verschuift"))
        page.keyboard.press("Enter")
        page.locator("form[data-kind=item]").wait_for()
        assert page.get_by_text("Nu staat er: 2026-11-27").is_visible()
        typed(page, "replanned.finish", "2027-Q1", by_keys=True)
        typed(page, "replanned.why", "De stack komt later, zegt 'Jan'", by_keys=True)
        sent(page)
        assert page.locator(".rm-lines").input_value() == (
            "    replanned:\n"
            "      - date: 2026-06-30\n"
            "        why: De stack komt later, zegt 'Jan'\n"
            "        finish: 2027-Q1"
        )
        assert page.locator(".rm-where").inner_text() == "Zet dit in data/tracks/proces.yml achter regel 35."
        assert page.locator(".rm-open").get_attribute("href") == (
            "https://git.example.org/roadmap/edit/main/data/tracks/proces.yml#L35"
        )
        made = pasted(page, example, tmp_path).record_by_id["opschalen"]
    assert [(entry.date, entry.why) for entry in made.replanned] == [(TODAY, "De stack komt later, zegt 'Jan'")]


def test_move_a_date_that_moved_before(windows: Windows, example: Path, tmp_path: Path) -> None:
    with windows.at("edit/?do=move&kind=item&id=bouwen") as page:
        page.locator("form[data-kind=item]").wait_for()
        typed(page, "replanned.finish", "2026-08-28")
        typed(page, "replanned.why", "Nog later")
        sent(page)
        assert page.locator(".rm-lines").input_value().startswith("      - date: 2026-06-30\n")
        made = pasted(page, example, tmp_path).record_by_id["bouwen"]
    assert [str(entry.why) for entry in made.replanned] == ["Later begonnen", "Nog later"]


@BOTH
def test_finish_an_item(windows: Windows, example: Path, tmp_path: Path, size: str) -> None:
    with windows.at("edit/", size) as page:
        by_keyboard(page, page.get_by_role("link", name="Iets is begonnen of klaar"))
        page.keyboard.press("Enter")
        page.locator(".rm-pick").wait_for()
        for n, choice in enumerate(("techniek", "meten")):
            by_keyboard(page, page.locator(".rm-pick select").nth(n))
            page.locator(".rm-pick select").nth(n).select_option(choice)
        by_keyboard(page, page.locator(".rm-pick [type=submit]"))
        page.keyboard.press("Enter")
        page.locator("form[data-kind=item]").wait_for()
        typed(page, "finished", "2026-06-29", by_keys=True)
        sent(page)
        assert page.locator(".rm-lines").input_value() == "    finished: 2026-06-29"
        made = pasted(page, example, tmp_path).record_by_id["meten"]
    assert [fact.written for fact in made.facts] == ["2026-06-29"]


@BOTH
def test_confirm_a_track(windows: Windows, example: Path, tmp_path: Path, size: str) -> None:
    with windows.at("edit/?do=confirm&kind=track&id=proces", size) as page:
        page.locator("form[data-kind=track]").wait_for()
        sent(page)
        assert page.locator(".rm-where").inner_text() == ("Vervang in data/tracks/proces.yml regel 4 door dit.")
        assert page.locator(".rm-lines").input_value() == "confirmed: 2026-06-30"
        made = pasted(page, example, tmp_path).track_by_id["proces"]
    assert made.confirmed == TODAY


@pytest.mark.parametrize(
    ("address", "fields", "held"),
    [
        pytest.param(
            "do=item&kind=track&id=techniek",
            {"title": "Nieuw werk", "kind": "action", "planned.finish": "2026-09"},
            "  - id: nieuw-werk\n    title: Nieuw werk\n    kind: action\n"
            "    planned: {finish: 2026-09, agreed: 2026-06-30}",
            id="item",
        ),
        pytest.param(
            "do=stop&kind=use-case&id=zoeken",
            {"stopped.date": "2026-06", "stopped.why": "Te duur"},
            "stopped: {date: 2026-06, why: Te duur}",
            id="stop",
        ),
        pytest.param(
            "do=done&kind=use-case&id=zoeken",
            {"stages.experiment": "2026-06-29"},
            "stages: {intake: 2026-01-10, selected: 2026-02-02, experiment: 2026-06-29}",
            id="stage",
        ),
        pytest.param(
            "do=enabled&kind=team&id=balie", {"ai_enabled.date": "2026-06-30", "ai_enabled.people": "6"}, "", id="count"
        ),
        pytest.param(
            "do=owner", {"name": "Team X", "kind": "team"}, "- id: team-x\n  name: Team X\n  kind: team", id="owner"
        ),
        pytest.param(
            "do=decision&kind=review&id=2026-06-23",
            {"decisions.what": "We gaan door", "decisions.why": "Het werkt"},
            "what: We gaan door",
            id="decision",
        ),
        pytest.param(
            "do=review", {"id": "2026-06-30", "summary": "Goede week."}, "\nsummary: Goede week.\n", id="review"
        ),
        pytest.param("do=dimension", {"name": "Processen"}, "  - id: processen\n    name: Processen", id="dimension"),
        pytest.param("do=valid", {"valid_days": "300"}, "valid_days: 300", id="how long an assessment holds"),
        pytest.param(
            "do=change-roadmap",
            {"organisation": "Noord: kade", "review_every_days": "7"},
            'organisation: "Noord: kade"',
            id="roadmap",
        ),
    ],
)
def test_everything_else(
    windows: Windows, example: Path, tmp_path: Path, address: str, fields: dict[str, str], held: str
) -> None:
    with windows.at(f"edit/?{address}") as page:
        page.locator("form[data-kind]:not([hidden])").wait_for()
        for field, text in fields.items():
            typed(page, field, text)
        sent(page)
        assert held in page.locator(".rm-lines").input_value()
        pasted(page, example, tmp_path)


def test_a_target_for_a_quarter(windows: Windows, example: Path, tmp_path: Path) -> None:
    """What is there stands folded under its name; only the quarter that is added is a line to paste."""
    with windows.at("edit/?do=target") as page:
        figure = page.locator("details.rm-entry")
        figure.wait_for()
        assert figure.locator("summary").inner_text() == "adherence"
        figure.locator("summary").press("Enter")
        figure.get_by_role("button", name="Nog een").press("Enter")
        quarter = figure.locator(".rm-entry").last
        quarter.locator('[data-key="key"] input').fill("2027-Q1")
        quarter.locator('[data-key="at_least"] input').fill("80")
        sent(page)
        assert page.locator(".rm-where").inner_text() == "Zet dit in data/roadmap.yml achter regel 11."
        assert page.locator(".rm-lines").input_value() == "    2027-Q1: {at_least: 80}"
        made = pasted(page, example, tmp_path)
    assert [str(quarter) for quarter in made.targets["adherence"]] == ["2026-Q4", "2027-Q1"]


@pytest.mark.parametrize(
    ("address", "fields", "told"),
    [
        pytest.param(
            "do=done&kind=item&id=meten",
            {"finished": "9-6-2026"},
            "Schrijf het jaar eerst: 2026-06-09.",
            id="day first",
        ),
        pytest.param(
            "do=done&kind=item&id=meten",
            {"finished": "6/30/2026"},
            "Schrijf een dag als 2026-11-30, of grover: 2026-11. Of schrijf unknown.",
            id="month first",
        ),
        pytest.param(
            "do=move&kind=item&id=opschalen",
            {"replanned.finish": "2027-01", "replanned.why": " "},
            "Vul dit in.",
            id="no reason",
        ),
        pytest.param(
            "do=decision&kind=review&id=2026-06-23",
            {"decisions.what": "W", "decisions.why": "Y", "decisions.items": "bestaat-niet"},
            "Kies iets uit de lijst.",
            id="an unknown record",
        ),
    ],
)
def test_one_thing_is_wrong(windows: Windows, address: str, fields: dict[str, str], told: str) -> None:
    with windows.at(f"edit/?{address}") as page:
        page.locator("form[data-kind]:not([hidden])").wait_for()
        for keys, text in fields.items():
            if keys == "decisions.items":
                page.locator('[data-key="items"] .rm-add').locator("visible=true").press("Enter")
            typed(page, keys, text)
        page.locator("form:not([hidden]) [type=submit]").press("Enter")
        assert page.locator("form:not([hidden]) .rm-error:visible").all_inner_texts() == [told]
        assert page.locator(".rm-made").is_hidden()


def test_what_is_wrong_is_told_beside_the_field(windows: Windows) -> None:
    with windows.at("edit/?do=use-case") as page:
        page.locator("form[data-kind=use-case]").wait_for()
        typed(page, "title", "TBD")
        typed(page, "id", "zoeken")
        typed(page, "stages.intake", "2026-07-01")
        typed(page, "planned.production", "1 maart")
        page.locator("form:not([hidden]) [type=submit]").press("Enter")
        told = page.locator("form:not([hidden]) .rm-error:visible").all_inner_texts()
        assert told == [
            "Schrijf één regel van hoogstens 200 tekens, zonder woorden als TBD.",
            "Deze naam is al in gebruik. Kies een andere.",
            "Vul dit in.",
            "Deze dag moet nog komen. Zet hem bij de belofte.",
            "Schrijf een dag als 2026-11-30, of grover: 2026-11, 2026-Q4 of 2026.",
        ]
        assert page.locator("[role=status].rm-status").inner_text() == (
            "Er kloppen 5 velden nog niet. De uitleg staat erbij."
        )
        focused = page.locator(":focus")
        assert focused.get_attribute("aria-invalid") == "true"
        ids = (focused.get_attribute("aria-describedby") or "").split()
        assert told[0] in [page.locator(f"#{one}").inner_text() for one in ids]
        assert page.locator(".rm-made").is_hidden()


VALUES = "form => [...form.querySelectorAll('input, select, textarea')].map((one) => one.value)"
FILES = {"owner": "owners", "phase": "phases", "dimension": "maturity", "maturity": "maturity", "roadmap": "roadmap"}
KEYS = {"mensen", "proces", "techniek", "data", "adherence", "1", "5"}  # that are data


def record_of(site: Path, kind: str, name: str, home: list[str]) -> Any:
    """What stands in the data of a record, as it was typed."""
    path = f"tracks/{home[0]}" if kind == "item" else FILES.get(kind, f"{kind}s/{name}")
    return json.loads((site / f"edit/{path}.json").read_text("utf-8"))["records"][name]["value"]


def scalars_in(value: Any) -> set[str]:
    """Every text in a value, and every key that is data."""
    if isinstance(value, dict):
        keys = {key for key in value if key[:2] == "20" or key in KEYS}
        return keys.union(*(scalars_in(one) for one in value.values()))
    return set().union(*(scalars_in(one) for one in value)) if isinstance(value, list) else {value}


def test_what_a_form_opens_with_is_what_stands_there(site: Path, windows: Windows) -> None:
    """Of every record: sent as it opened, all of it is valid and nothing changes."""
    rows = json.loads((site / "edit/records.json").read_text("utf-8"))["records"]
    tasks = {"item": "change", "use-case": "change", "track": "change-track"}
    tasks |= {"roadmap": "change-roadmap", "maturity": "valid"}
    with windows.at("edit/") as page:
        for kind, name, _, *home in rows:
            task = tasks.get(kind, "change-other")
            page.goto(f"{windows.root}edit/?do={task}&kind={kind}&id={name}")
            page.locator(f"form[data-kind={kind}]").wait_for()
            heading = page.locator(".rm-work h2").first.inner_text()
            assert heading.startswith("Hoe lang een meting" if task == "valid" else "Wijzig: "), (kind, name)
            held = {text for text in page.locator("form[data-kind]:not([hidden])").evaluate(VALUES) if text}
            assert held == scalars_in(record_of(site, kind, name, home)), (kind, name)
            page.locator("form:not([hidden]) [type=submit]").press("Enter")
            told = page.locator("form:not([hidden]) .rm-error:visible").all_inner_texts()
            assert told == [], (kind, name)
            said = page.locator(".rm-status").inner_text()
            assert said == "Er verandert nog niets. Pas eerst een veld aan.", (kind, name)


def test_a_text_of_the_data_stays_text(windows: Windows) -> None:
    title = "<img src=x onerror=PWN=1>{file}"
    held = {"records": [["track", "proces", title], ["track", "data", "Data"]], "taken": []}
    with browsers.visit(windows.chromium, windows.root) as seen:
        seen.page.route("**/edit/records.json", lambda route: route.fulfill(json=held))
        seen.page.goto(f"{windows.root}edit/?do=confirm")
        assert seen.page.locator(".rm-pick option").all_text_contents()[1] == f"{title} (proces)"
        seen.page.goto(f"{windows.root}edit/?kind=track&id=proces")
        assert seen.page.get_by_text(f"Wat verandert er aan {title}?").is_visible()
        assert (seen.errors, seen.foreign, seen.ran()) == ([], [], None)


@pytest.mark.parametrize(
    ("text", "kind", "name", "after", "expected"),
    [
        pytest.param(
            "- {id: els, name: Els, kind: role}\n- {id: jan, name: J, kind: role}\n",
            "owner", "jan", {"id": "jan", "name": "Jan", "kind": "role"},
            "- {id: els, name: Els, kind: role}\n- id: jan\n  name: Jan\n  kind: role\n",
            id="a record on one line",
        ),
        pytest.param(
            "# wie\n[{id: els, name: Els, kind: role},\n {id: jan, name: J, kind: role}]\n",
            "owner", "jan", {"id": "jan", "name": "Jan", "kind": "role"},
            "# wie\n- id: els\n  name: Els\n  kind: role\n- id: jan\n  name: Jan\n  kind: role\n",
            id="a list on one line",
        ),
        pytest.param(
            "name: P\nowner: jan\nitems: [{id: a, title: A, kind: action}]\n",
            "track", "a", {"id": "a", "title": "B", "kind": "action"},
            "name: P\nowner: jan\nitems:\n  - id: a\n    title: B\n    kind: action\n",
            id="items on one line",
        ),
        pytest.param(
            "{name: P, owner: jan, items: [{id: a, title: A A, kind: action}]}\n",
            "track", "t", {"name": "Q", "owner": "jan"},
            "name: Q\nowner: jan\nitems:\n  - id: a\n    title: A A\n    kind: action\n",
            id="a whole track on one line",
        ),
        pytest.param(
            "- name: Els\n  # de baas\n  id: els\n  github: e # nieuw\n  kind: role\n",
            "owner", "els", {"id": "els", "name": "Els: B", "kind": "role"},
            '- name: "Els: B"\n  # de baas\n  id: els\n  kind: role\n',
            id="in another order, with comments",
        ),
        pytest.param(
            "- github: e\n  id: els\n  name: Els\n  kind: role\n",
            "owner", "els", {"id": "els", "name": "Els", "kind": "role"},
            "- id: els\n  name: Els\n  kind: role\n",
            id="the first key goes",
        ),
        pytest.param(
            "targets:\n  coverage: # veel\n    2026-Q1: {at_least: 60}\n    # dan\n    2026-Q2: {at_least: 70}\n"
            "  adherence:\n    2026-Q1: {at_least: 1}\n  moves:\n    2026-Q1:\n      at_least: 1\nbranch: b\n",
            "roadmap", "t", {
                "branch": "b", "targets": {
                    "coverage": {"2026-Q1": {"at_least": "65"}, "2026-Q3": {"at_most": "75"}},
                    "lead_time_median": {"2026-Q1": {"at_most": "9"}},
                    "moves": {"2026-Q1": {"at_most": "1"}},
                },
            },
            "targets:\n  coverage: # veel\n    2026-Q1: {at_least: 65}\n    2026-Q3: {at_most: 75}\n    # dan\n"
            "  lead_time_median:\n    2026-Q1: {at_most: 9}\n  moves:\n    2026-Q1:\n      at_most: 1\nbranch: b\n",
            id="maps in maps, key by key",
        ),
        pytest.param(
            "name: {nl: Tafel}\nunit:\n  nl: uur\n  en: hour\n",
            "metric", "t", {"name": {"nl": "Tafel", "en": "Desk"}, "unit": "uur"},
            "name: {nl: Tafel, en: Desk}\nunit: uur\n",
            id="a translation comes and one goes",
        ),
    ],
)  # fmt: skip
def test_what_a_change_does_to_the_lines(
    wide: Page, text: str, kind: str, name: str, after: dict[str, Any], expected: str
) -> None:
    records = outlines(text, kind, "t")
    held = {"file": "data/x.yml", "lines": text.split("\n"), "records": records}
    before = records[name]["value"]
    made = wide.evaluate(
        """([file, name, before, after, keys]) => import("/assets/edit-lines.js").then(({ changed }) =>
          changed(file, file.records[name], before, after, keys).join("\\n"))""",
        [held, name, before, after, ["id", "name", "title", "kind", "github", "targets", "unit"]],
    )
    assert made == expected


def test_a_long_text_is_copied_and_that_is_said(windows: Windows) -> None:
    with windows.at("edit/?do=use-case") as page:
        page.locator("form[data-kind=use-case]").wait_for()
        for field, text in {"title": "Lang", "track": "proces", "problem": "é" * 1500}.items():
            typed(page, field, text)
        sent(page)
        link = page.locator(".rm-open").get_attribute("href") or ""
        assert link == "https://git.example.org/roadmap/new/main?filename=data%2Fuse-cases%2Flang.yml"
        assert page.locator(".rm-hint").inner_text() == words("nl")("edit.said.long")


def test_without_script_the_page_says_what_to_do_by_hand(windows: Windows) -> None:
    with windows.at("edit/?do=move", script=False) as page:
        assert page.locator("form:visible, button:visible:not(header *, nav *), .rm-edit a:visible").count() == 0
        assert page.get_by_text("Laat planned staan en zet de nieuwe datum bij replanned").is_visible()
        assert page.get_by_role("link", name="Open de bestanden").is_visible()


@pytest.mark.parametrize(("size", "dark"), [("desktop", True), ("phone", False)])
@pytest.mark.parametrize(
    "address", ["?do=move&kind=item&id=bouwen", "?do=use-case", "?do=change&kind=use-case&id=zoeken"]
)
def test_everyone_can_use_it(windows: Windows, size: str, address: str, *, dark: bool) -> None:
    """The forms. The page as it opens: test_in_the_browser.py."""
    with windows.at(f"edit/{address}", size, dark=dark) as page:
        page.locator("form[data-kind]:not([hidden])").wait_for()
        page.evaluate("document.querySelectorAll('.rm-edit details').forEach((one) => { one.open = true; })")
        assert of_axe(page) == []
        assert of_boxes(page) == []


@contextmanager
def hosted(site: Path, windows: Windows, language: str, address: str, **attributes: str) -> Iterator[Page]:
    """The page of a roadmap whose files stand elsewhere: what it says of that is told in tests/pages/test_edit.py."""
    html = (site / language / "edit/index.html").read_text("utf-8")
    for name, text in attributes.items():
        html, count = re.subn(f'data-{name}="[^"]*"', f'data-{name}="{text}"', html)
        assert count == 1, name
    with windows.at(f"{language}/edit/") as page:
        page.route("**/edit/?*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        try:
            page.goto(f"{windows.root}{language}/edit/?{address}")
            page.locator("form[data-kind]:not([hidden])").wait_for()
            yield page
        finally:
            page.unroute_all()


def test_on_gitlab_the_file_is_named_and_the_text_pasted(site: Path, windows: Windows) -> None:
    new = "https://gitlab.example.org/roadmap/-/new/main"
    with hosted(site, windows, "en", "do=team", gitlab="yes", create=new) as page:
        typed(page, "name", "Desk")
        sent(page)
        assert page.locator(".rm-open").get_attribute("href") == f"{new}?file_name=data%2Fteams%2Fdesk.yml"
        assert page.locator(".rm-hint").inner_text() == words("en")("edit.said.paste")


def test_without_a_repository_the_lines_are_all_there_is(site: Path, windows: Windows) -> None:
    with hosted(site, windows, ".", "do=confirm&kind=track&id=proces", edit="", create="") as page:
        sent(page)
        assert page.locator(".rm-lines").input_value() == "confirmed: 2026-06-30"
        assert page.locator(".rm-open").is_hidden()
        assert page.locator(".rm-copy").is_visible()
        assert "opengaat" not in page.locator(".rm-hint").inner_text()


# --- what the script is made of, one function at a time ---


def lines_of(page: Page, values: list[Any]) -> list[str]:
    """What the script writes for each value."""
    made: list[str] = page.evaluate(
        "values => import('/assets/edit-yaml.js').then(({ pairs }) => values.map((value) => pairs(value, 0)))", values
    )
    return made


def held_by(written: str) -> Roadmap:
    """The roadmap that a use case file makes, without errors."""
    found = reading(f"== tracks/t.yml\nname: T\nowner: els\n== use-cases/u.yml\n{written}\n")
    assert not found.problems, (written, found.problems)
    return found.roadmap


def test_every_text_reads_back_as_typed(windows: Windows) -> None:
    values = [{"title": text, "track": "t", "value": f"{text}\n\n{text}", "tags": [text, "x"]} for text in TEXTS]
    values += [{"title": {"nl": text, "en": text}, "track": "t", "problem": {"nl": f" {text}\n x"}} for text in TEXTS]
    with windows.at("edit/") as page:
        written = lines_of(page, values)
    for value, lines in zip(values, written, strict=True):
        text = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n"
        found = reading(f"{text}== tracks/t.yml\nname: T\nowner: els\n== use-cases/u.yml\n{lines}\n")
        assert not found.problems, (lines, found.problems)
        made = found.roadmap.use_case_by_id["u"]
        assert made.title == value["title"]
        assert (made.value or made.problem) == (value.get("value") or value["problem"])
        assert list(made.tags) == value.get("tags", [])


LETTERS = st.text(
    st.one_of(st.sampled_from(" :#-'\"\\,[]{}&*!|>%@`?\t\n"), st.characters(codec="utf-8", exclude_categories=["Cs"])),
    min_size=1,
    max_size=160,
)


@settings(max_examples=20)
@given(st.lists(LETTERS, min_size=50, max_size=50))
def test_any_text_reads_back_as_typed(wide: Page, texts: list[str]) -> None:
    kept = [re.sub(REFUSED, "x", text).rstrip("\n") for text in texts]
    kept = [text for text in kept if text.strip() and not is_placeholder(text)]
    for text, lines in zip(
        kept, lines_of(wide, [{"title": "T", "track": "t", "note": text} for text in kept]), strict=True
    ):
        assert held_by(lines).use_case_by_id["u"].note == text, lines


@pytest.fixture(scope="module")
def wide(windows: Windows) -> Iterator[Page]:
    """The page, open for many questions."""
    with browsers.visit(windows.chromium, windows.root) as seen:
        seen.page.goto(f"{windows.root}edit/")
        yield seen.page


def judged(page: Page, cases: list[tuple[str, Any]]) -> list[bool]:
    """Whether the script refuses each value by the schema of its name."""
    schemas = {name: validator(name).schema for name, _ in cases}
    found: list[bool] = page.evaluate(
        """(text) => import("/assets/edit-schema.js").then(({ faults }) => {
          const [schemas, cases] = JSON.parse(text);
          return cases.map(([name, value]) => faults(schemas[name], value, schemas[name]).length > 0);
        })""",
        json.dumps([schemas, cases]),  # as one text: a browser is told of many values one by one
    )
    return found


LARGE = 20_000  # letters, with every alias written out: what is broken by its size alone no form could hold


def test_the_script_judges_as_an_independent_validator(wide: Page) -> None:
    """On every file of the example and on every broken one that YAML can read."""
    cases = [(schema_of(path.relative_to(EXAMPLE).as_posix()), read(path)) for path in EXAMPLE.rglob("*.yml")]
    for case in CASES:
        for path in (BROKEN / case / "data").rglob("*.yml"):
            name = schema_of(path.relative_to(BROKEN / case / "data").as_posix())
            if name and path.is_file() and path.stat().st_size < LARGE:
                try:
                    value = read(path)
                    size = len(json.dumps(value, allow_nan=False))
                except (YAMLError, TypeError, ValueError, RecursionError):  # not what a form could hold
                    continue
                if size < LARGE:
                    cases.append((name, value))
    expected = [not validator(name).is_valid(value) for name, value in cases]
    assert sum(expected) > 50
    assert judged(wide, cases) == expected


def test_the_script_is_small() -> None:
    """As it travels; and no page but edit/ asks for it."""
    assert sum(len(gzip.compress(path.read_bytes())) for path in SCRIPTS) < 15_000


def test_only_edit_loads_it(site: Path) -> None:
    asking = [path.parent.name for path in site.rglob("*.html") if "assets/edit.js" in path.read_text("utf-8")]
    assert asking == ["edit", "edit"]
