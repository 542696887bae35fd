"""What is wrong with a page as a browser shows it: from its boxes (measure.js), by axe, and by what it asked for.

In: a visit. Out: faults; nothing when the page is as it should be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import JSHandle, Page

from tests.site.browser import Visit

BOXES = (Path(__file__).parent / "measure.js").read_text("utf-8")
READER = (Path(__file__).parent / "reader.js").read_text("utf-8").rstrip()
# All rules, and those of WCAG 2.2 that axe leaves off; without the style sheets of other hosts, which we have none of.
RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "preload": False, "runOnly": ["color-contrast"]}
# The check box of the navigation stands where the theme's style sheet needs it: before the header, in no landmark.
REGION = "axe.configure({rules: [{id: 'region', selector: 'body *:not(#__drawer)'}]})"
FOUND = "violations.flatMap((rule) => rule.nodes.map((node) => tell(rule, node)))"
TELL = "{kind: `axe ${rule.id}`, where: node.target.flat().join(' '), what: node.html.slice(0, 90)}"
AXE = f"""(rules) => {{
  const tell = (rule, node) => ({TELL});
  {REGION};
  return axe.run(rules).then(({{violations}}) => {FOUND});
}}"""
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# The theme answers a change of scheme in the next frame, with the colours that were chosen before.
DRESS = """(scheme) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.body.dataset.mdColorScheme = scheme;
  done();
})))"""
CHOOSE = """(value) => {
  const box = document.querySelector(`[name=view][value=${value}]`);
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """`kind` is what is wrong, `where` the element, `what` the words or the number."""

    kind: str
    where: str
    what: str


def asked(page: Page, question: str, argument: object = None) -> Any:
    """The answer to a question of reader.js."""
    return page.evaluate(f"(argument) => ({READER}).{question}(argument)", argument)


def reader(page: Page) -> JSHandle:
    """All that reader.js can be asked, for who asks a page many times: to read it anew takes longer than an answer."""
    return page.evaluate_handle(f"() => {READER}")


def of_boxes(page: Page) -> list[Fault]:
    """Texts over each other, cut off or out of reach, marks that touch, a page that scrolls sideways."""
    return [Fault(**found) for found in page.evaluate(BOXES)]


def of_axe(page: Page, *, colours_only: bool = False) -> list[Fault]:
    """What axe finds against WCAG 2.2 A and AA, and against its own advice; or against contrast only."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [Fault(**found) for found in page.evaluate(AXE, COLOURS if colours_only else RULES)]


def of_visit(seen: Visit) -> list[Fault]:
    """What the console said and which other hosts were asked, since this was last asked."""
    faults = [Fault(kind="console", where="", what=text) for text in seen.errors]
    faults += [Fault(kind="foreign request", where="", what=address) for address in seen.foreign]
    seen.errors.clear()
    seen.foreign.clear()
    return faults


def widened(page: Page, width: int) -> None:
    """The window at this width."""
    page.set_viewport_size({"width": width, "height": 900})


def states(page: Page) -> Iterator[str]:
    """The page as it opens, then each view that it offers, else all that is folded opened."""
    yield "as it opens"
    folded = page.locator("details:not([open])").count()
    page.evaluate(UNFOLD)
    views = [view for view in ("map", "list") if page.locator(f"[name=view][value={view}]").count()]
    if folded and not views:
        yield "unfolded"
    for view in views:
        page.evaluate(CHOOSE, view)
        yield f"view {view}"


def darkened(page: Page, *, dark: bool) -> None:
    """The page in the colours of the dark, or of the light, as if it had been opened so."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.evaluate(DRESS, "slate" if dark else "default")


def faults_of(
    seen: Visit,
    address: str,
    *,
    widths: Sequence[int],
    axe: Sequence[int] | None = None,
    colours_only: bool = False,
    dark: int | None = None,
) -> Iterator[tuple[str, int, Fault]]:
    """A page in every state and at every width; axe, which is slow, at some of them and where most can be seen.

    `dark` is a width at which axe judges the colours in the dark as well; to open the page anew would take longer.
    """
    page, looked = seen.page, widths if axe is None else axe
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 0)")
    opened = page.locator("details:not([open]), [name=view]").count() == 0
    for state in states(page):
        most = opened or state != "as it opens"
        for width in widths:
            widened(page, width)
            found = of_boxes(page)
            if most and width in looked:
                found += of_axe(page, colours_only=colours_only)
            for fault in found + of_visit(seen):
                yield state, width, fault
        if dark and most:
            widened(page, dark)
            darkened(page, dark=True)
            for fault in of_axe(page, colours_only=True) + of_visit(seen):
                yield f"{state}, in the dark", dark, fault
            darkened(page, dark=False)
