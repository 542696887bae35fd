"""The HTML of the example's pages, as the W3C's checker reads it. Where that is not installed, `make html` says how."""

from pathlib import Path

import pytest

from tests.site import html

needs_vnu = pytest.mark.skipif(bool(html.missing()), reason=html.missing() or "all is there")
WRONG = '<!doctype html><html lang="en"><head><title>T</title></head><body><p><div>x</div></p></body></html>'


@needs_vnu
def test_every_page_is_good_html(site: Path) -> None:
    assert html.faults_in(site, html.exceptions()) == []


@needs_vnu
def test_a_fault_and_an_exception_without_use_are_told(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(WRONG)
    allowed = html.Allowed(message="nothing like this", extract="", reason="none")
    assert html.faults_in(tmp_path / "site", [allowed]) == [
        "index.html:1: No “p” element in scope but a “p” end tag seen. 'iv>x</div></p></body'",
        "exceptions.toml: nothing needs this any more: nothing like this",
    ]


def test_an_exception_covers_what_it_quotes_and_has_a_reason() -> None:
    theme = html.Said(page="", line=1, message="Attribute “x” is wrong.", extract='<input class="md-toggle">')
    ours = html.Said(page="", line=1, message="Attribute “x” is wrong.", extract='<input class="rm-box">')
    allowed = html.Allowed(message="Attribute “x”", extract="md-toggle", reason="the theme's")
    assert (allowed.covers(theme), allowed.covers(ours)) == (True, False)
    assert all(one.reason and one.extract for one in html.exceptions())
