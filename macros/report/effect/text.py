"""The effect of a change for a terminal, and as Markdown for a job summary and a comment.

In: an `Effect`, the words of a language. Out: text; writing it is somebody else's line. In Markdown no text of the data
has a meaning; what gets longer than a comment may be is cut at a line, and says so.
"""

from macros.report.effect.change import Effect
from macros.report.effect.naming import Naming
from macros.report.effect.telling import Telling
from macros.report.inert import inert
from macros.report.problems import printable
from macros.words import Words

MOST = 60_000  # characters: a comment on GitHub may have 65,536


def as_text(effect: Effect, say: Words, *, written: bool) -> str:
    """Blocks of sentences; `written`: whether a file is another than before, be it without effect."""
    telling = telling_of(effect, say, markdown=False)
    if not effect.any:
        return "".join(f"{line}\n" for line in (*telling.errors(effect), telling.nothing(written=written)))
    blocks: list[list[str]] = [[telling.title(effect), *telling.errors(effect)]]
    for block in telling.blocks(effect):
        lines = [block.heading]
        for line in block.lines:
            lines += [f"  {line.text}", *(f"    {under}" for under in line.under)]
        blocks.append(lines)
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def as_markdown(effect: Effect, say: Words, *, written: bool, most: int = MOST) -> str:
    """The same as lists under headings, of at most `most` characters."""
    telling = telling_of(effect, say, markdown=True)
    if not effect.any:
        return "\n".join(f"{line}\n" for line in (*telling.errors(effect), telling.nothing(written=written)))
    pieces = [f"{line}\n" for line in (f"## {telling.heading(effect)}", *telling.errors(effect))]
    for block in telling.blocks(effect):
        pieces.append(f"### {block.heading}\n")
        pieces += ["\n".join([f"- {line.text}", *(f"  - {under}" for under in line.under)]) for line in block.lines]
        pieces[-1] += "\n"
    more = f"\n{telling.more(effect)}\n"
    kept: list[str] = []
    left = most - len(more)
    for piece in pieces:
        left -= len(piece) + 1
        if left < 0:
            return "\n".join(kept) + more
        kept.append(piece)
    return "\n".join(kept)


def telling_of(effect: Effect, say: Words, *, markdown: bool) -> Telling:
    """How a side without words of its own is told: in the languages of the roadmap after the change."""
    languages = effect.after.reading.roadmap.languages
    return Telling(by=Naming(say=say, languages=languages, shown=inert if markdown else printable))
