"""Text of ours and of the data as Markdown that says only itself: for a comment, a chat or minutes.

In: plain text on one line. Out: the same with every character that Markdown or HTML could read otherwise escaped.
"""

import re

MEANS = re.compile(r"([\\`*_\[\]<>#~|&$])")
BEGINS = re.compile(r"^([-+=])|^(\d+)(?=[.)])")  # what begins a list, a rule or a heading


def escaped(text: str) -> str:
    """Text that no Markdown reader changes."""
    safe = MEANS.sub(r"\\\1", " ".join(text.split()))
    return BEGINS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", safe)
