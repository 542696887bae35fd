"""HTML that passes through Markdown, and through a second template engine, and comes out as it went in.

In: HTML as our templates write it (well formed, every text and attribute escaped). Out: one line in which every ASCII
character of text that is no letter, digit or space is a character reference, so that nothing in it has a meaning left.
A block begins with `<div`: Markdown leaves such a line alone.
"""

import re
from html import unescape

TAG = re.compile(r"<[^>]*>")  # a > in an attribute is escaped
ATTRIBUTE = re.compile(r'="([^"]*)"')
LINE_BREAKS = re.compile(r"[\r\n]+")
MEANING = re.compile(r"[!-/:-@\[-`{-~]")  # in text: ASCII without letters, digits and space
MEANING_IN_ATTRIBUTE = re.compile(r"[!\"$&'*<>@\[\\\]^`{|}~]")  # what addresses and drawings need keeps its form


def as_markdown_safe(html: str) -> str:
    """HTML on one line that no Markdown extension and no template can read anything into."""
    safe: list[str] = []
    end = 0
    for tag in TAG.finditer(html):
        safe += [safe_text(html[end : tag.start()]), safe_tag(tag[0])]
        end = tag.end()
    safe.append(safe_text(html[end:]))
    return "".join(safe)


def safe_text(text: str) -> str:
    """Plain text or escaped text, with references; line breaks become spaces."""
    return MEANING.sub(reference, LINE_BREAKS.sub(" ", unescape(text)))


def safe_tag(tag: str) -> str:
    def value(match: re.Match[str]) -> str:
        return f'="{MEANING_IN_ATTRIBUTE.sub(reference, unescape(match[1]))}"'

    return ATTRIBUTE.sub(value, LINE_BREAKS.sub(" ", tag))


def reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
