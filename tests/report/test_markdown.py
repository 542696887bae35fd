"""Text as Markdown that says only itself."""

from html.parser import HTMLParser

import markdown
import pytest

from macros.report.markdown import escaped

TEXTS = [
    "Gewone tekst, 24 november 2026",
    "*vet* en _scheef_ en `code`",
    "# Kop",
    "- lijst",
    "+ lijst",
    "1. lijst",
    "2026) lijst",
    "[x](javascript:alert(1))",
    "![x](y)",
    "<script>alert(1)</script>",
    "a | b ~~c~~ $d$ &amp; e",
    "\\*",
    "= kop",
]


class Read(HTMLParser):
    """The elements of a text and what a reader reads of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("before", ["", "- ", "1. **Waarom.** "])
def test_a_text_stays_what_it_is(text: str, before: str) -> None:
    made = Read(markdown.markdown(f"{before}{escaped(text)}", extensions=["tables"]))
    plain = Read(markdown.markdown(f"{before}Tekst"))
    assert made.tags == plain.tags
    assert made.text == plain.text.replace("Tekst", text)


def test_without_it_a_text_is_read_otherwise() -> None:
    """And with that, the test above can fail."""
    changed = [text for text in TEXTS if Read(markdown.markdown(text)).text != text]
    assert len(changed) >= 8
