"""Lists in a real browser: sorted and searched by keyboard, kept in the address, and whole without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import browser as browsers
from tests.site.browser import Visit
from tests.site.measure import faults_of

LISTS = ("items/", "use-cases/", "tracks/", "owners/", "teams/", "maturity/")
ROWS = ".rm-list tbody:not(.rm-list-none) tr"


@pytest.fixture(scope="module")
def root(large: Path) -> Iterator[str]:
    with browsers.served(large) as address:
        yield address


@pytest.fixture
def seen(root: str, chromium: Browser) -> Iterator[Visit]:
    with browsers.visit(chromium, root) as visit:
        yield visit


def cells(page: Page, place: int) -> list[str]:
    """The texts of a column, from top to bottom."""
    return page.locator(f"{ROWS} > :nth-child({place})").all_inner_texts()


def keys(page: Page, place: int) -> list[str]:
    """What a column sorts by."""
    return [str(one.get_attribute("data-key")) for one in page.locator(f"{ROWS} > :nth-child({place})").all()]


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".rm-list-live", state="attached")


# --- sorting ---


def test_a_head_sorts_up_then_down_then_not_at_all_by_keyboard(root: str, seen: Visit) -> None:
    ready(seen.page, root + "use-cases/")
    own = cells(seen.page, 1)
    button = seen.page.locator("th[data-sort=first] button")
    button.focus()
    for way, ordered in (("ascending", sorted), ("descending", lambda found: sorted(found, reverse=True))):
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("[aria-sort]").get_attribute("aria-sort") == way
        expect(button).to_be_focused()
        found = keys(seen.page, 6)
        assert found == list(ordered(found))
        assert len(found) == len(own)
    seen.page.keyboard.press("Space")
    assert seen.page.locator("[aria-sort]").count() == 0
    assert cells(seen.page, 1) == own
    assert seen.page.url == root + "use-cases/"


def test_numbers_sort_as_numbers(root: str, seen: Visit) -> None:
    ready(seen.page, root + "owners/?sort=-open")
    found = [int(one) for one in keys(seen.page, 3)]
    assert found == sorted(found, reverse=True)
    assert max(found) > 9 or len(set(found)) > 1


def test_texts_sort_as_the_language_does(root: str, seen: Visit) -> None:
    """`Eigenaar 2` before `Eigenaar 10`."""
    ready(seen.page, root + "owners/?sort=owner")
    assert keys(seen.page, 1) == [f"Eigenaar {number}" for number in range(50)]


def test_what_is_not_known_stands_last_either_way(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        ready(seen.page, f"{root}items/")
        seen.page.evaluate("document.querySelector('.rm-list tbody tr').cells[5].dataset.key = ''")
        for down in (False, True):
            seen.page.click("th[data-sort=end] button")
            *dated, last = keys(seen.page, 6)
            assert last == ""
            assert dated == sorted(dated, reverse=down)


# --- searching and filtering ---


def test_a_search_reads_every_part_and_says_how_many_it_found(root: str, seen: Visit) -> None:
    ready(seen.page, root + "items/")
    count = seen.page.locator(".rm-list output")
    assert count.inner_text() == "300 in deze lijst"
    assert seen.page.locator(ROWS).count() == 77  # of 80, fewer beside long filters
    seen.page.focus("[name=find]")
    seen.page.keyboard.type("KENNIS eigenaar")
    expect(count).to_contain_text("gevonden")
    assert [one for one in seen.asked if "page_" in one] == [f"items/page_{part}/" for part in (2, 3, 4)]
    titles = cells(seen.page, 1)
    assert titles
    assert count.inner_text() == f"{len(titles)} van 300 gevonden"
    assert all("kennis" in row.lower() for row in titles)
    assert seen.page.url == root + "items/?find=KENNIS+eigenaar"
    expect(count).to_have_js_property("tagName", "OUTPUT")  # which is announced as a status
    assert not seen.page.locator(".rm-pager").is_visible()


def test_rows_of_other_parts_lead_where_they_led(root: str, seen: Visit) -> None:
    ready(seen.page, root + "items/page_2/?sort=title")
    expect(seen.page.locator(".rm-list output")).to_have_text("300 in deze lijst")
    expect(seen.page.locator(ROWS)).to_have_count(100)
    links = seen.page.locator(f"{ROWS} a")
    for link in (links.first, links.nth(150)):
        address = str(link.evaluate("(one) => one.href"))
        assert seen.page.request.get(address).ok, address
    seen.page.click(".rm-list-more button")
    expect(seen.page.locator(ROWS)).to_have_count(200)
    titles = [one.lower() for one in cells(seen.page, 1)]
    assert titles == sorted(titles)


def test_a_choice_comes_from_the_address_and_goes_by_the_button(root: str, seen: Visit) -> None:
    ready(seen.page, root + "items/?status=late&track=t4&owner=nobody")
    expect(seen.page.locator(".rm-list output")).to_contain_text("van 300 gevonden")
    assert seen.page.input_value("[name=status]") == "late"
    assert set(cells(seen.page, 2)) == {"Te laat"}
    assert set(cells(seen.page, 3)) == {"Track t4"}
    assert seen.page.url == root + "items/?status=late&track=t4"
    seen.page.focus(".rm-list [type=reset]")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator(".rm-list output")).to_have_text("300 in deze lijst")
    assert seen.page.url == root + "items/"
    assert seen.page.locator(ROWS).count() == 77  # of 80, fewer beside long filters


def test_where_nothing_is_found_a_row_says_so(root: str, seen: Visit) -> None:
    ready(seen.page, root + "use-cases/?find=zzz")
    expect(seen.page.locator(".rm-list output")).to_have_text("0 van 60 gevonden")
    assert seen.page.locator(ROWS).count() == 0
    assert seen.page.locator(".rm-list-none").inner_text().startswith("Niets gevonden.")


def test_accents_and_case_do_not_matter(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        ready(seen.page, root + "owners/")
        seen.page.evaluate("document.querySelector('.rm-list tbody td a').textContent = 'Één naam'")
        ready_rows = seen.page.locator(ROWS).count()
        assert ready_rows
        if seen.page.locator("[name=find]").count():
            seen.page.fill("[name=find]", "een NAAM")
            expect(seen.page.locator(ROWS)).to_have_count(1)


def test_a_part_that_does_not_come_leaves_the_rows_of_this_page(root: str, seen: Visit) -> None:
    seen.page.route("**/page_3/", lambda route: route.abort())
    ready(seen.page, root + "items/?status=late&sort=title")
    expect(seen.page.locator(".rm-list output")).to_contain_text("gevonden")
    assert set(cells(seen.page, 2)) == {"Te laat"}
    seen.errors.clear()  # the browser tells of the request that failed


# --- without script, on the phone, and for who does not see it ---


@pytest.mark.parametrize("address", LISTS)
def test_without_script_a_list_is_whole_and_offers_nothing_that_does_not_work(
    site: Path, chromium: Browser, address: str
) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, script=False) as seen:
        seen.page.goto(root + address)
        table = seen.page.locator(".rm-list")
        assert table.locator("tbody tr").first.is_visible()
        assert table.locator("button:visible, input:visible, select:visible, .rm-list-none:visible").count() == 0


def test_without_script_the_parts_of_a_list_are_pages(root: str, chromium: Browser) -> None:
    with browsers.visit(chromium, root, script=False) as seen:
        seen.page.goto(root + "items/")
        titles = cells(seen.page, 1)
        for part in (2, 3, 4):
            seen.page.click(".rm-pager [rel=next]")
            assert seen.page.url == f"{root}items/page_{part}/"
            titles += cells(seen.page, 1)
        assert len(titles) == 300
        assert seen.page.locator(".rm-pager [rel=next]").count() == 0


def test_on_the_phone_one_select_sorts(root: str, chromium: Browser) -> None:
    with browsers.visit(chromium, root, size="phone") as seen:
        ready(seen.page, root + "tracks/")
        assert not seen.page.locator("th button").first.is_visible() or seen.page.locator("thead").evaluate(
            "(one) => one.getBoundingClientRect().width <= 2"
        )
        seen.page.select_option("[name=sort]", "-track")
        seen.page.wait_for_function("() => location.search.includes('sort=-track')")
        found = keys(seen.page, 1)
        assert found == sorted(found, reverse=True)
        assert seen.width_of_content() <= 390


def test_on_the_phone_filters_are_folded_but_for_what_is_chosen(root: str, chromium: Browser) -> None:
    with browsers.visit(chromium, root, size="phone") as seen:
        ready(seen.page, root + "items/?status=late")
        form = seen.page.locator(".rm-list-form")
        assert form.locator("[name=find]").is_visible()
        shown = form.locator("select:visible")
        assert [one.get_attribute("name") for one in shown.all()] == ["status"]
        form.locator("[type=reset]").click()
        expect(shown).to_have_count(0)
        expect(form.locator("[type=reset]")).to_be_hidden()
        form.locator(".rm-list-fold").click()
        expect(shown).to_have_count(form.locator("select").count())
        seen.page.select_option("[name=sort]", "-title")
        form.locator(".rm-list-fold").click()
        expect(shown).to_have_count(1)
        assert shown.get_attribute("name") == "sort"
        expect(form.locator("[type=reset]")).to_be_visible()


def test_on_a_wide_screen_no_filter_is_folded(root: str, seen: Visit) -> None:
    ready(seen.page, root + "items/")
    form = seen.page.locator(".rm-list-form")
    assert form.locator(".rm-list-fold").is_hidden()
    assert form.locator("select:not([name=sort]):visible").count() == form.locator("select").count() - 1


def test_an_item_of_a_long_track_is_found_by_its_first_address(root: str, seen: Visit) -> None:
    seen.page.goto(root + "tracks/t1/")
    there = seen.page.locator(".rm-pager a:not([rel])").nth(0).get_attribute("href")
    name = str(seen.page.locator("[data-ids]").get_attribute("data-ids")).split("|")[0].split(" ")[3]
    seen.page.goto("about:blank")
    seen.page.goto(f"{root}tracks/t1/#{name}")
    seen.page.wait_for_url(f"{root}tracks/t1/{there}#{name}")
    assert seen.page.locator(f"#{name} h3").is_visible()


def test_no_chosen_list_has_a_fault(site: Path, chromium: Browser) -> None:
    """What was chosen comes from the address. Every list as it opens: test_in_the_browser.py."""
    with browsers.served(site) as root, browsers.visit(chromium, root, dark=True) as seen:
        faults = [
            (address, width, state, fault)
            for address in ("items/?status=late", "items/?find=zzz")
            for state, width, fault in faults_of(seen, root + address, widths=(390, 1440))
        ]
        assert faults == []


def test_parts_have_no_fault(root: str, seen: Visit) -> None:
    """By axe as wide as a phone; `make look` asks it at every width."""
    faults = [
        (address, width, fault)
        for address in ("items/page_2/?sort=end", "tracks/t1/page_2/", "use-cases/", "plan/")
        for _, width, fault in faults_of(seen, root + address, widths=(390, 1440), axe=(390,))
    ]
    assert faults == []


def test_every_target_is_24_px_high(site: Path, chromium: Browser) -> None:
    small = """() => [...document.querySelectorAll(
        ".rm-list button, .rm-list input, .rm-list select, .md-sidebar--primary a")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
      .map((one) => one.outerHTML.slice(0, 90))"""
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for address in (*LISTS, "owners/els/"):
            seen.page.goto(root + address, wait_until="load")
            assert seen.page.evaluate(small) == [], address
