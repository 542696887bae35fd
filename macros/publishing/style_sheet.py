"""A style sheet as a browser needs it: what only its maintainers read is left out.

In: CSS as it is written in overrides/assets. Out: the same rules without comments and without needless space. Texts in
quotes stay as they are.
"""

import re

PIECE = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"|(?P<comment>/\*.*?\*/)"
    r"|\s*(?P<mark>[{};,])\s*"
    r"|(?P<colon>:)\s+"  # of a declaration or a media query; in a selector none follows
    r"|(?P<space>\s+)",
    re.DOTALL,
)


def compact(css: str) -> str:
    """The style sheet, on as few lines as can be."""
    bare = PIECE.sub(lambda found: " " if found["comment"] else found[0], css)
    return PIECE.sub(written, bare).replace(";}", "}").strip()


def written(found: re.Match[str]) -> str:
    """A piece of a sheet that holds no comments."""
    return found["kept"] or found["mark"] or found["colon"] or " "
