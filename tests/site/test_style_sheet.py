"""The style sheet that is published says what the written ones say, in less."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.publishing.style_sheet import compact

ASSETS = Path(__file__).parents[2] / "overrides/assets"
RULES = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/,\\s+/g, ","));
}"""  # of a custom property the browser keeps the spaces


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
        ("a,\nb > c { x: y; }\n\nd { }", "a,b > c{x:y}d{}"),
        (".a :is(.b, .c):hover { x: y }", ".a :is(.b,.c):hover{x:y}"),
        ("a { w: calc(1px + 2px); }", "a{w:calc(1px + 2px)}"),
        ("@media (min-width: 60em) and print { a { x: y } }", "@media (min-width:60em) and print{a{x:y}}"),
        ("/* it's { not } */ a { /* nor; this */ x: y; /* end */ }", "a{x:y}"),
        ("a { x: 1px/* no space */2px }", "a{x:1px 2px}"),
        ("a { content: \" /* ; } */  ·  \"; x: '{ , }'; }", "a{content:\" /* ; } */  ·  \";x:'{ , }'}"),
        ('a { content: "\\"  ;" }', 'a{content:"\\"  ;"}'),
    ],
)
def test_only_what_nobody_needs_is_left_out(written: str, published: str) -> None:
    assert compact(written) == published


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.glob("*.css")))
def test_a_browser_reads_the_same_rules(chromium: Browser, name: str) -> None:
    css = (ASSETS / name).read_text("utf-8")
    page = chromium.new_page()
    rules = page.evaluate(RULES, css)
    assert len(rules) > 3
    assert page.evaluate(RULES, compact(css)) == rules
    assert len(compact(css)) < len(css)
    page.close()
