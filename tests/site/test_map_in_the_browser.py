"""The map in a real browser: nothing touches, everything can be reached, and filters need no script."""

import datetime as dt
import gzip
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.edge import PROJECT
from macros.pages import map
from tests.pages.shown import context as shown_context
from tests.roadmaps import TODAY
from tests.site import browser as browsers
from tests.site.measure import widened

ZOOMS = ("map/", "map/year/", "map/month/", "map/a3/")
WIDTHS = (320, 390, 768, 1280, 1440)
TOUCHING = """() => {
  const parts = (mark) =>
    [...mark.querySelectorAll(":scope > :not(.ground, .ties)")]
      .map((part) => part.getBoundingClientRect())
      .filter((box) => box.width || box.height);
  const touch = (a, b) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const found = [];
  for (const lane of document.querySelectorAll(".rm-plot")) {
    const marks = [...lane.querySelectorAll(".rm-mark")].map((mark) => [mark.id, parts(mark)]);
    marks.forEach(([one, own], number) =>
      marks.slice(0, number).forEach(([other, others]) => {
        if (own.some((a) => others.some((b) => touch(a, b)))) found.push(`${one} ${other}`);
      }),
    );
  }
  return found;
}"""
AXIS_IN_SIGHT = """() => {
  const axis = document.querySelector(".rm-axis").getBoundingClientRect();
  const region = document.querySelector(".rm-lanes-scroll").getBoundingClientRect();
  const x = Math.max(axis.left, region.left) + 300;
  const found = document.elementFromPoint(x, axis.top + 40);
  return axis.top >= 0 && axis.bottom <= innerHeight && !!found?.closest(".rm-axis-row");
}"""
MOVES_ALONG = """() => {
  const left = (one) => Math.round(document.querySelector(one).getBoundingClientRect().left);
  return left(".rm-axis") === left(".rm-plot") && left(".rm-plot") < 0;
}"""
HIDDEN_BY_CARD = """() => {
  const card = document.querySelector(".rm-mark-card").getBoundingClientRect();
  const mark = document.activeElement;
  const ids = [...mark.querySelectorAll(".ties > g")].map((tie) => `_m-${tie.dataset.to}`);
  return [mark.id, ...ids].filter((id) => {
    const box = document.getElementById(id).querySelector(".ground").getBoundingClientRect();
    const beside = card.right <= box.left || card.left >= box.right || card.bottom <= box.top || card.top >= box.bottom;
    return !beside;
  });
}"""
OVER_THE_EDGE = """() => [...document.querySelectorAll(".rm-plot")].flatMap((plot) =>
  [...plot.querySelectorAll(".rm-mark text")]
    .filter((text) => text.getBoundingClientRect().right > plot.getBoundingClientRect().right + 0.5)
    .map((text) => text.textContent))"""
TITLES = (
    "数据平台的第一个版本",
    "データカタログを作る",
    "데이터 품질 측정",
    "Шкала щедрости машин",
    "Πρόγραμμα ποιότητας",
    "قياس جودة البيانات",
    "מדידת איכות הנתונים",
    "🚀 Lancering 🎉🎉🎉",
    "e\u0301e\u0301n meting a\u0308a\u0308a\u0308",
    "A → B ⇒ C ✓ ☎ ‰",
    "ﾃﾞｰﾀ ｶﾀﾛｸﾞ",
    "ՀԱՅԱՍՏԱՆ խխխխ",
    "mix של Nederlands",
    "👩‍👩‍👧 team",
)
# Boxes, not styles: asking what is hidden for its style takes the browser half a minute on a large map.
SHOWN = "(marks) => marks.filter((mark) => mark.getClientRects().length).map((mark) => mark.id)"


def shown(page: Page, what: str = ".rm-plot .rm-mark") -> list[str]:
    found: list[str] = page.locator(what).evaluate_all(SHOWN)
    return found


@pytest.mark.parametrize("name", ["site", "large"])
def test_no_mark_touches_another_and_no_page_scrolls_sideways(
    name: str, request: pytest.FixtureRequest, chromium: Browser
) -> None:
    folder: Path = request.getfixturevalue(name)
    with browsers.served(folder) as root, browsers.visit(chromium, root) as seen:
        lanes = sorted(f"tracks/{path.parent.name}/" for path in (folder / "tracks").glob("*/index.html"))
        for address in (*ZOOMS, *lanes):
            seen.page.goto(root + address)
            seen.page.evaluate("document.fonts.ready")
            assert seen.page.locator(".rm-mark").count() > 0, address
            assert seen.page.evaluate(TOUCHING) == [], address
            for width in WIDTHS if address in ZOOMS else ():
                widened(seen.page, width)
                assert seen.width_of_content() <= width, (address, width)
        assert (seen.errors, seen.foreign) == ([], [])


def test_keys_reach_every_mark_once_from_the_top(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        page.goto(root + "map/")
        page.focus(".rm-skip a")
        met = []
        for _ in range(300):
            page.keyboard.press("Tab")
            met.append(page.evaluate("document.activeElement.closest('.rm-mark')?.id ?? ''"))
            if page.evaluate("!!document.activeElement.closest('.rm-after')"):
                break
        reached = [name for name in met if name.startswith("_m-")]
        assert reached == shown(page)
        assert len(reached) == len(set(reached)) > 0


def test_escape_closes_the_card(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        page.goto(root + "map/")
        mark = page.locator(".rm-plot .rm-mark").first
        mark.focus()
        card = page.locator(".rm-mark-card")
        assert card.is_visible()
        title = (mark.get_attribute("aria-label") or "").split("\n")[0]
        assert card.locator("b").inner_text() in title
        page.keyboard.press("Escape")
        assert not card.is_visible()
        assert seen.errors == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_filters_keep_what_they_say(large: Path, chromium: Browser, *, script: bool) -> None:
    with browsers.served(large) as root, browsers.visit(chromium, root, script=script) as seen:
        page = seen.page
        page.goto(root + "map/")
        everything = page.locator(".rm-plot .rm-mark").count()
        page.select_option("select[name=track]", "t3")
        page.uncheck("input[name=kind][value=action]")
        left = shown(page)
        assert 0 < len(left) < everything
        told_of = page.locator(".rm-plot .rm-mark").evaluate_all(
            "(marks, left) => marks.filter(({id}) => left.includes(id)).map(({dataset: d}) => [d.track, d.kind])",
            left,
        )
        assert {track for track, _ in told_of} == {"t3"}
        assert "action" not in {kind for _, kind in told_of}
        assert len(shown(page, ".rm-lane")) == 1
        if script:
            told = page.locator(".rm-count").inner_text()
            page.check("[name=view][value=list]", force=True)
            page.locator("details").evaluate_all("(groups) => groups.forEach((group) => { group.open = true; })")
            kept = len(shown(page, ".rm-row"))
            assert kept > len(left)
            assert told == f"{kept} van 300 onderdelen\n{kept - len(left)} daarvan niet op deze kaart"
            assert page.url.endswith("?track=t3&without=kind.action")
            page.reload()
            assert shown(page) == left
        page.click(".rm-filters button[type=reset]")
        page.wait_for_function("document.querySelector('[name=kind]').checked")
        assert len(shown(page)) == everything


def test_on_a_phone_and_on_demand_the_list_stands_in_place_of_the_map(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone", script=False) as seen:
        for address in ZOOMS:
            seen.page.goto(root + address)
            assert seen.page.locator(".rm-row").first.is_visible()
            assert not seen.page.locator(".rm-lanes-scroll").is_visible()
            seen.page.check(".rm-filters-open input")
            seen.page.check("[name=view][value=map]", force=True)
            assert seen.page.locator(".rm-lanes-scroll").is_visible()
            assert not seen.page.locator(".rm-row").first.is_visible()
    with browsers.served(site) as root, browsers.visit(chromium, root, script=False) as seen:
        seen.page.goto(root + "map/")
        assert not seen.page.locator(".rm-row").first.is_visible()
        seen.page.check("[name=view][value=list]", force=True)
        assert seen.page.locator(".rm-row").first.is_visible()
        assert not seen.page.locator(".rm-lanes-scroll").is_visible()


def test_the_axis_stays_in_sight(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for address in ("map/", "map/year/", "map/month/"):
            seen.page.goto(root + address)
            for width in (900, 1000, 1280, 1440):
                seen.page.set_viewport_size({"width": width, "height": 500})
                seen.page.evaluate("scrollTo(0, 0)")
                seen.page.locator(".rm-lane .rm-mark").last.evaluate("mark => mark.scrollIntoView({block: 'nearest'})")
                assert seen.page.evaluate(AXIS_IN_SIGHT), (address, width)


@pytest.mark.parametrize("script", [True, False])
def test_a_wide_map_scrolls_sideways_only_and_its_axis_moves_along(site: Path, chromium: Browser, script: bool) -> None:  # noqa: FBT001
    """Down goes the page; with script the axis sticks to it, without it keeps its place above the lanes."""
    with browsers.served(site) as root, browsers.visit(chromium, root, script=script) as seen:
        seen.page.set_viewport_size({"width": 1000, "height": 500})
        for address in ZOOMS[:3]:
            seen.page.goto(root + address)
            region = seen.page.locator(".rm-lanes-scroll")
            assert region.evaluate(
                "one => [one.scrollHeight - one.clientHeight, one.scrollWidth > one.clientWidth]"
            ) == [
                0,
                True,
            ], address
            region.evaluate("one => (one.scrollLeft = 120)")
            seen.page.wait_for_function(MOVES_ALONG)


def test_a_map_that_scrolls_opens_at_today(site: Path, chromium: Browser) -> None:
    in_sight = "tag => (x => x.left >= 0 && x.right <= innerWidth)(tag.getBoundingClientRect()) && scrollY === 0"
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.set_viewport_size({"width": 900, "height": 800})
        for address in ZOOMS[2:]:
            seen.page.goto(root + address)
            assert seen.page.locator(".rm-axis .tag").first.evaluate(in_sight), address
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone") as seen:
        seen.page.goto(root + "map/")
        seen.page.check(".rm-filters-open input")
        seen.page.check("[name=view][value=map]", force=True)
        assert seen.page.locator(".rm-axis .tag").first.evaluate(in_sight)
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone", script=False) as seen:
        seen.page.goto(root + "map/month/")
        seen.page.check(".rm-filters-open input")
        seen.page.check("[name=view][value=map]", force=True)
        seen.page.click(".rm-to-today a")
        assert seen.page.locator(".rm-axis .tag").first.evaluate(in_sight.replace(" && scrollY === 0", ""))


@pytest.mark.parametrize("language", ["", "en/"])
def test_on_a_phone_no_word_of_a_switch_is_broken(site: Path, chromium: Browser, language: str) -> None:
    lines = """(words) => words.map((word) => {
      const range = document.createRange();
      range.selectNodeContents(word.lastChild);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      return [word.textContent, new Set(tops).size];
    })"""
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone") as seen:
        seen.page.goto(f"{root}{language}map/")
        seen.page.check(".rm-filters-open input")
        found = seen.page.locator(".rm-switch :is(a, label)").evaluate_all(lines)
        assert len(found) == 5
        assert [one for one in found if one[1] != 1] == []


def test_the_card_hides_nothing_that_it_explains(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + "map/")
        related = seen.page.locator(".rm-plot .rm-mark:has(.ties)")
        assert related.count() > 0
        for width in (1000, 1440):
            widened(seen.page, width)
            for number in range(related.count()):
                related.nth(number).focus()
                assert seen.page.evaluate(HIDDEN_BY_CARD) == [], width


def test_titles_in_every_script_keep_their_room(chromium: Browser, tmp_path: Path) -> None:
    """Letters that the site's font lacks come from a font of this machine; the map has only guessed their width."""
    context = shown_context(odd_titles(), day=TODAY)
    shutil.copytree(PROJECT / "overrides" / "assets", tmp_path / "assets")
    styles = "".join(f'<link rel="stylesheet" href="assets/{name}.css">' for name in ("tokens", "roadmap", "map"))
    body = f'<body class="md-typeset">{map.view(context).html}</body>'
    (tmp_path / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{styles}{body}', "utf-8")
    with browsers.served(tmp_path) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        seen.page.evaluate("document.fonts.ready")
        assert seen.page.locator(".rm-plot .rm-mark text").count() == 2 * len(TITLES)
        assert seen.page.evaluate(TOUCHING) == []
        assert seen.page.evaluate(OVER_THE_EDGE) == []


def odd_titles() -> str:
    """A lane of milestones close together, half of which slip: then words of ours stand behind the title."""
    lines = ["== tracks/t.yml", "name: T", "owner: els", "items:"]
    for number, title in enumerate(TITLES * 2):
        finish = TODAY + dt.timedelta(35 * (number % len(TITLES)) + 30)
        lines.append(f"  - id: a{number}")
        lines.append(f'    title: "{title}"')
        lines.append(f"    kind: milestone\n    planned: {{finish: {finish}}}")
        if number >= len(TITLES):
            lines.append(f"    replanned: [{{date: {TODAY}, why: W, finish: {finish + dt.timedelta(14)}}}]")
    return "\n".join(lines) + "\n"


def test_a_map_of_300_records_is_light(large: Path) -> None:
    assert len(gzip.compress((large / "map" / "index.html").read_bytes(), 9)) <= 45_000
