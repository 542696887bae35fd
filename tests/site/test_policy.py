"""The policy in every page: it names the theme's few scripts, and a browser keeps to it."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.publishing.policy import digest, inline_scripts, with_policy
from tests.site import browser as browsers

PAGE = '<html><head>\n<meta charset="utf-8">\n<script>a()</script><script src="x.js"></script></head></html>'


def test_a_page_names_its_scripts() -> None:
    assert digest("a()") == "qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4="  # openssl dgst -sha256 -binary | base64
    assert with_policy(PAGE).partition("<script>")[0] == (
        '<html><head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"script-src 'self' 'sha256-{digest('a()')}'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'\">\n"
        '<meta name="referrer" content="same-origin">\n'
    )


def test_only_what_would_run_is_named() -> None:
    html = '<script>a()</script><script type="application/json">{}</script><script src="b.js"></script>'
    assert inline_scripts(html + "<script>a()</script>") == ["a()"]


def test_every_page_of_both_languages_has_a_policy_without_exceptions(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert policy, path
        assert policy.start() < min(html.index("<link"), html.index("<script"))
        assert "unsafe" not in policy[1]
        assert html.index("<meta charset") < 1024
        assert 'name="referrer" content="same-origin"' in html


@pytest.mark.parametrize("address", ["", "en/use-cases/"])
def test_what_slipped_in_does_not_run(address: str, site: Path, chromium: Browser, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    page = copy / address / "index.html"
    slipped = (
        "<script>document.title='ran'</script>"
        "<img src=x onerror=\"document.title='ran'\">"
        "<p style='color:red' id=s>s</p>"
    )
    page.write_text(page.read_text("utf-8").replace("</article>", f"{slipped}</article>"), "utf-8")
    with browsers.served(copy) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + address)
        assert seen.page.title() != "ran"
        assert seen.page.eval_on_selector("#s", "element => getComputedStyle(element).color") != "rgb(255, 0, 0)"
        assert len([error for error in seen.errors if "Content Security Policy" in error]) >= 3
