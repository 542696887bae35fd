"""The measure sees each fault that it is there for, in the smallest page that has it; and none in its neighbour."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import browser as browsers
from tests.site.browser import Visit
from tests.site.measure import of_axe, of_boxes, of_visit, states, widened

HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>body, b, p.flat {{margin: 0}}</style>'
)
PAGE = HEAD + "<main><h1>H</h1>{}</main>"
UNHEARD = "position:absolute;width:1px;height:1px;overflow:hidden"
STUCK = "position:sticky;top:0;height:0"
LINE = '<svg width="300" height="20"><text x="0" y="15">{}</text><text x="{}" y="15">right</text></svg>'
LANE = (
    '<svg class="rm-plot" width="300" height="40"><a class="rm-mark" id="m-a"><rect width="50" height="9"/></a>'
    '<a class="rm-mark" id="m-b"><rect x="{}" width="50" height="9"/></a></svg>'
)
FOLDED = '<details><summary>more</summary><div style="width:40px;overflow:hidden">Incomprehensible</div></details>'
FAULTS: dict[str, tuple[str, dict[str, str | None]]] = {  # a page, and what is said of it
    "text over text": (
        '<p style="height:30px">one two</p><p style="margin-top:-40px">three</p>',
        {"over each other": "one | three"},
    ),
    "labels of a drawing": (LINE.format("left-left-left", 40), {"over each other": "left-left-left | right"}),
    "a label past its drawing": (LINE.format("left", 290), {"cut sideways": "right"}),
    "cut by its box": (
        '<p style="width:60px;overflow:hidden">Incomprehensible</p>',
        {"cut sideways": "Incomprehensible"},
    ),
    "cut below": ('<p style="height:10px;overflow:hidden;font-size:30px">By</p>', {"cut upright": "By"}),
    "an ellipsis": (
        '<p style="width:60px;overflow:hidden;text-overflow:ellipsis">Incomprehensible</p>',
        {"cut sideways": "Incomprehensible"},
    ),
    "before what scrolls": (
        '<div style="width:90px;overflow:auto"><p style="margin-left:-30px">Incomprehensible</p></div>',
        {"out of reach": "Incomprehensible"},
    ),
    "before the window": ('<p style="margin-left:-30px">Incomprehensible</p>', {"out of reach": "Incomprehensible"}),
    "past the window": (
        '<p style="margin-left:380px">Incomprehensible</p>',
        {"past the window": "Incomprehensible", "page scrolls sideways": None},
    ),
    "a box past the window": ('<div style="width:400px">x</div>', {"page scrolls sideways": "400 px in 390"}),
    "a choice cut off": (
        '<select style="width:60px"><option>Incomprehensible</select>',
        {"cut sideways": "Incomprehensible"},
    ),
    "marks": (LANE.format(40), {"marks touch": "m-b m-a"}),
    "a head that lets text through": (
        f'<p class="flat" style="{STUCK}">above</p><p class="flat">below</p>',
        {"over each other": "above | below"},
    ),
}
NONE = {
    "text": "<p>one <b>two</b> <i>three</i><br>four</p>",
    "narrow lines": '<p style="width:60px;line-height:1.1;font-size:20px">Apple apple apple apple</p>',
    "labels apart": LINE.format("left", 60),
    "what scrolls": '<div style="width:90px;overflow:auto"><p style="width:300px">Incomprehensible things</p></div>',
    "the title tells": '<p title="Incomprehensible" style="width:60px;overflow:hidden">Incomprehensible</p>',
    "for listeners only": f'<p style="{UNHEARD}">Incomprehensible</p><p>x</p>',
    "folded": FOLDED,
    "not shown": '<p style="margin:0">one</p><p style="opacity:0;margin-top:-20px">two</p><p hidden>three</p>',
    "out of its box": '<div style="width:9px;overflow:hidden"><p style="position:absolute">Incomprehensible</p></div>',
    "a closed drawer": '<nav style="position:fixed;left:-200px;width:200px">Incomprehensible</nav>',
    "a head that covers": f'<p class="flat" style="{STUCK};background:#fff">on</p><p class="flat">below</p>',
    "marks apart": LANE.format(60),
    "a choice with room": '<select style="width:190px"><option>Incomprehensible</select>',
}


@pytest.fixture(scope="module")
def blank(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """An empty window of a phone."""
    folder = tmp_path_factory.mktemp("blank")
    (folder / "index.html").write_text(PAGE.format(""))
    with browsers.served(folder) as root, browsers.visit(chromium, root, size="phone") as seen:
        seen.page.goto(root)
        yield seen


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_seen(blank: Visit, case: str) -> None:
    body, expected = FAULTS[case]
    blank.page.set_content(PAGE.format(body))
    found = {fault.kind: fault.what for fault in of_boxes(blank.page)}
    assert found.keys() == expected.keys()
    assert [kind for kind, what in expected.items() if what and found[kind] != what] == [], found


@pytest.mark.parametrize("case", NONE)
def test_what_is_right_is_no_fault(blank: Visit, case: str) -> None:
    blank.page.set_content(PAGE.format(NONE[case]))
    assert of_boxes(blank.page) == []


def test_what_is_folded_is_looked_at_too(blank: Visit) -> None:
    blank.page.set_content(PAGE.format(FOLDED))
    found = {state: [fault.what for fault in of_boxes(blank.page)] for state in states(blank.page)}
    assert found == {"as it opens": [], "unfolded": ["Incomprehensible"]}


def test_a_target_is_large_enough_or_told(blank: Visit) -> None:
    small = '<button style="width:12px;height:12px;padding:0">{}</button>'
    blank.page.set_content(PAGE.format(f'<p style="display:flex">{small.format("a")}{small.format("b")}</p>'))
    assert {fault.kind for fault in of_axe(blank.page)} == {"axe target-size"}
    blank.page.set_content(PAGE.format('<p style="color:#bbb">pale</p>'))
    assert [(fault.kind, fault.where) for fault in of_axe(blank.page)] == [("axe color-contrast", "p")]
    blank.page.set_content(PAGE.format("<p>right</p>"))
    assert of_axe(blank.page) == []


def test_a_request_to_another_host_and_a_complaint_in_the_console_are_told(tmp_path: Path, chromium: Browser) -> None:
    broken = '<img alt="" src="https://example.org/a.png"><script>console.error("no"); nothing()</script>'
    (tmp_path / "index.html").write_text(PAGE.format(broken))
    with browsers.served(tmp_path) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        found = [(fault.kind, fault.what) for fault in of_visit(seen)]
        assert ("foreign request", "https://example.org/a.png") in found
        assert ("console", "no") in found
        assert ("console", "nothing is not defined") in found
        assert of_visit(seen) == []


def test_the_window_is_as_wide_as_asked(blank: Visit) -> None:
    widened(blank.page, 320)
    assert blank.page.evaluate("innerWidth") == 320
    widened(blank.page, 390)
