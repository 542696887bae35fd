"""What an editor probably typed where libyaml lost the thread, which is often not where it says so.

In: the sheet, the place where what was being read began, and the place where reading ended. Out: a `Cause`, or None.
"""

import re
from dataclasses import dataclass

from yaml import Mark

from macros.fixes import Fix
from macros.load import guess, rewriting
from macros.load.screen import code_point
from macros.load.sheet import Sheet
from macros.problems import Value

LOOKED_BACK = 3  # lines above the one where reading ended
STRANGE = r"[^\S \t\n]"  # a space that YAML takes for a letter: of a web page, or of a word processor
STRUCTURE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212\u2022]\s+)*(?:[\w-]+:\s*)?")  # of a line, all but its value
DASH = re.compile(r" *([-\u2010-\u2015\u2212\u2022])( *)(?=[\w-]+:(?:\s|$))")
BRACKET = re.compile(r"(?<=[\[{,:\s])(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*')|[\[\]{}]")  # or a text in quotes
CLOSING = {"[": "]", "{": "}"}
PART = re.compile(r"\s*([\w-]+):\s+([^\s\"'].*?)\s*")  # what stands between two commas, without quotes
OWNERS = ("owner", "with")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a text is not valid YAML; `key` and `hint` name its words, line and column count from 0."""

    key: str
    hint: str
    line: int
    column: int
    fixes: rewriting.Fixes
    values: dict[str, Value]


def cause(key: str, sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """The cause of an error, of which `key` says what libyaml makes of it."""
    looks = [strange_space, wrong_dash]
    looks += [unclosed, colon_in_brackets] if key == "bracket" else []
    looks += [at_sign] if key == "sign" else []
    looks += [no_space] if key == "no-colon" else []
    return next((found for look in looks if (found := look(sheet, context, mark))), None)


def strange_space(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """A space before a key, or behind a dash or colon, that looks like any other."""
    for line in range(max(mark.line - LOOKED_BACK, 0), mark.line + 1):
        if found := strange_in(sheet.line(line)):
            return Cause(
                key="strange-space",
                hint="strange-space-hint",
                line=line,
                column=found.start(),
                fixes=plain_spaces(sheet, line),
                values={"character": code_point(found.group())},
            )
    return None


def strange_in(text: str) -> re.Match[str] | None:
    """The first strange space of a line that is not in a value."""
    return re.search(STRANGE, STRUCTURE.match(text)[0])  # type: ignore[index] # it matches nothing as well


def plain_spaces(sheet: Sheet, line: int) -> rewriting.Fixes:
    """A line and those right below it that have strange spaces too, with plain ones."""
    rows = sheet.text.split("\n")[line:]
    last = next((number for number, row in enumerate(rows) if not strange_in(row)), len(rows))
    new = []
    for row in rows[:last]:
        end = STRUCTURE.match(row).end()  # type: ignore[union-attr] # as above
        new.append(re.sub(STRANGE, " ", row[:end]) + row[end:])
    return (Fix(line + 1, 1, line + last, len(rows[last - 1]) + 1, "\n".join(new)),)


def wrong_dash(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """A dash without its space, or the long one of a word processor, before a key."""
    for line in range(max(mark.line - 1, 0), mark.line + 1):
        found = DASH.match(sheet.line(line))
        if found and not (found[1] == "-" and found[2]):
            key = "dash" if found[1] == "-" else "long-dash"
            return Cause(
                key=key,
                hint="dash-hint",
                line=line,
                column=found.start(1),
                fixes=(rewriting.within(line, found.start(1), found.end(2), "- "),),
                values={"sign": found[1]},
            )
    return None


def unclosed(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """A bracket that is not closed, which only a line below it shows."""
    text, line = sheet.line(context.line), context.line
    last = sheet.text.find("\n", mark.index)
    if mark.line == line or closed(sheet.text[context.index : last if last >= 0 else None]):
        return None
    opening = text[context.column]
    end = len(text.rstrip())
    whole = " #" not in text and not text.rstrip().endswith(",") and ends_at(line, mark, sheet)
    fix = rewriting.within(line, end, end, CLOSING[opening])
    return Cause(
        key="unclosed",
        hint="bracket-hint",
        line=line,
        column=context.column,
        fixes=(fix,) if whole else (),
        values={"sign": opening, "bracket": CLOSING[opening]},
    )


def closed(text: str) -> bool:
    """Whether the bracket that a text begins with is closed in it."""
    depth = 0
    for found in BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth == 0:
            return True
    return False


def ends_at(line: int, mark: Mark, sheet: Sheet) -> bool:
    """Whether nothing but blank lines stands between a line and a place."""
    return not any(sheet.line(between).strip() for between in range(line + 1, mark.line))


def colon_in_brackets(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """A colon in a text without quotes, within brackets; behind a key, the comma before it may be missing."""
    text, line, column = sheet.line(mark.line), mark.line, mark.column
    start = max(text.rfind(sign, 0, column) for sign in ",[{") + 1
    part = PART.fullmatch(re.split(r"[,\[\]{}]", text[start:], maxsplit=1)[0])
    if text[column : column + 1] != ":" or not part:
        return None
    begin, end = start + part.start(2), start + part.end(2)
    key = re.search(r"(\s+)([\w-]+)$", text[begin:column])
    if key and key[2] in rewriting.keys().union(sheet.languages) and not re.search(rf"[,{{]\s*{key[2]}:", text):
        comma = rewriting.within(line, begin + key.start(), begin + key.end(1), ", ")
        return Cause(
            key="comma",
            hint="comma-hint",
            line=line,
            column=begin + key.start(2),
            fixes=(comma,),
            values={"key": key[2]},
        )
    bare = guess.unwrapped(part[2])
    quoted = rewriting.within(line, begin, end, rewriting.in_quotes(part[2]))
    return Cause(
        key="colon",
        hint="colon-line" if bare == part[2] else "colon-straight",
        line=line,
        column=column,
        fixes=(quoted,) if bare == part[2] else (),
        values={"right": f"{part[1]}: {rewriting.in_quotes(bare)}"},
    )


def at_sign(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """The id of an owner with an @ before it."""
    text = sheet.line(mark.line)
    key = re.search(r"([\w-]+):[^:]*$", text[: mark.column])
    name = re.match(r"@([\w.-]+)", text[mark.column :])
    if not key or not name or key[1] not in OWNERS:
        return None
    fix = rewriting.within(mark.line, mark.column, mark.column + 1, "")
    return Cause(
        key="at-owner",
        hint="at-owner-hint",
        line=mark.line,
        column=mark.column,
        fixes=(fix,),
        values={"id": name[1]},
    )


def no_space(sheet: Sheet, context: Mark, mark: Mark) -> Cause | None:
    """A key whose value stands right behind the colon."""
    line = context.line
    found = re.match(r"( *(?:- +)?)([\w-]+):(?=\S)(.*?)\s*$", sheet.line(line))
    if not found or rewriting.keys().isdisjoint((found[2],)):
        return None
    return Cause(
        key="no-space",
        hint="no-space-hint",
        line=line,
        column=found.start(2),
        fixes=rewriting.spaced_colon(sheet, line),
        values={"key": found[2], "value": found[3]},
    )
