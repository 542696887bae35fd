"""Text of ours and of the data as Markdown that says only itself: for a comment, a chat or minutes.

In: plain text on one line. Out: the same with every character that Markdown or HTML could read otherwise made harmless:
with a backslash where every reader of Markdown knows it, else as a character reference.
"""

import re

ESCAPED = re.compile(r"([\\`*_\[\]#|])")
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "$": "&#36;"}
BEGINS = re.compile(r"^([-+])|^(\d+)(?=[.)])|^=")  # what begins a list or a heading


def escaped(text: str) -> str:
    """Text that no reader of Markdown changes."""
    plain = " ".join(text.split())
    safe = "".join(REFERENCES.get(letter, letter) for letter in ESCAPED.sub(r"\\\1", plain))
    return BEGINS.sub(begun, safe)


def begun(found: re.Match[str]) -> str:
    """What stood at the beginning of a line, without its meaning there."""
    sign, number = found.groups()
    return f"\\{sign}" if sign else f"{number}\\" if number else "&#61;"
