"""What macros return passes Markdown untouched, whatever the data holds."""

from html import unescape
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from macros.pages.markdown import as_markdown_safe

EXTENSIONS = [
    "abbr",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "admonition",
    "toc",
    "smarty",
    "sane_lists",
]
TEXTS = [
    "{{ 7*7 }} {% raise %} {# weg #}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "*vet* _scheef_ `code` ~~weg~~ [x](javascript:alert(1)) ![y](z)",
    "\"aanhaling\" en 'die' | pijp | ]]> --> &amp; &#123;",
    "# kop\n\n- lijst\n\n    code",
    "https://voorbeeld.nl/a_b_c",
    "[^1]: noot en *[HTML]: afkorting {: .klasse }",
    "AT&T; ½ é 中文",
]


class Texts(HTMLParser):
    """The text of a document, and the attributes that hold text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "aria-label" and value]


def read(html: str) -> str:
    reader = Texts()
    reader.feed(html)
    reader.close()
    return " ".join(" ".join(reader.found).split())


def passed(text: str) -> tuple[str, str]:
    """A block with the text before and after Markdown, as it is read."""
    block = f'<div class="rm-page">\n<p aria-label="{escape(text)}">{escape(text)}</p>\n<hr/>\n<p>n</p>\n</div>'
    safe = as_markdown_safe(block)
    assert "\n" not in safe
    assert safe.startswith('<div class="rm-page">')
    return read(block), read(markdown.markdown(f"Ervoor\n\n{safe}\n\nErna", extensions=EXTENSIONS))


@pytest.mark.parametrize("text", TEXTS)
def test_a_block_reads_the_same_after_markdown(text: str) -> None:
    before, after = passed(text)
    assert after == f"Ervoor {before} Erna"


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60))
def test_any_text_reads_the_same_after_markdown(text: str) -> None:
    before, after = passed(text)
    assert after == f"Ervoor {before} Erna"


def test_text_has_only_references_letters_digits_and_spaces() -> None:
    assert as_markdown_safe("<p>a*b &amp; {{ c }}</p>") == "<p>a&#42;b &#38; &#123;&#123; c &#125;&#125;</p>"


def test_a_line_within_text_stays_inline() -> None:
    value = as_markdown_safe('<a href="../kpis/coverage/">84%</a>')
    assert markdown.markdown(f"De dekking is {value}.") == (
        '<p>De dekking is <a href="../kpis/coverage/">84&#37;</a>.</p>'
    )


def test_drawings_keep_their_geometry() -> None:
    drawing = '<svg viewBox="0 0 10 10"><path d="M0 0L5.5-3.2"/><line x1="45.2%"/></svg>'
    assert as_markdown_safe(drawing) == drawing


def test_line_breaks_become_spaces() -> None:
    assert unescape(as_markdown_safe("<p>een\ntwee</p>\n<p>drie</p>")) == "<p>een twee</p> <p>drie</p>"
