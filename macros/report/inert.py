"""Text of the data in Markdown: no part of it means anything there, nor to what GitHub makes of Markdown afterwards.

In: text. Out: text that reads the same. Every sign is written as a character reference, which Markdown and HTML leave
alone; where GitHub looks at the text again, for @names, #numbers, :signs:, e-mail and web addresses, commits and
references of other trackers, a space without width parts what it would recognise.
"""

import re

PARTED = re.compile(
    r"(?<=[@#:$])"  # a mention, an issue, an emoji or an address, a formula
    r"|(?i:(?<=www)(?=\.))"  # an address without https://
    r"|(?<=[A-Za-z])(?=-[0-9])"  # GH-1, TICKET-1
    r"|(?<=\b[0-9a-f]{3})(?=[0-9a-f]{4,37}\b)"  # a commit
)
NO_WIDTH = "&#8203;"


def inert(text: str) -> str:
    """Text in which Markdown and HTML mean nothing, on one line."""
    return NO_WIDTH.join(references(part) for part in PARTED.split(text) if part)


def references(text: str) -> str:
    plain = (character.isalnum() or character == " " for character in text)
    return "".join(c if keep else f"&#{ord(c)};" for c, keep in zip(text, plain, strict=True))
