"""From bytes to a text that YAML may see: UTF-8, no refused characters, no marks of a merge conflict.

In: the bytes of a file. Out: the text with line feeds, problems on the sheet; None where there is nothing to read on.
A look at the bytes decides in C whether a file needs a closer look; nearly none does.
"""

import re
from bisect import bisect_right
from functools import partial

from macros.load.sheet import TAINTED, Sheet
from macros.source import Source

# Control characters but tab and newline, soft hyphen, zero-width and bidirectional characters, separators,
# interlinear and tag characters, noncharacters. The joiners U+200C and U+200D are left: emoji and scripts need them.
REFUSED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
CONFLICT = r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?= |$)"
ESCAPE = r"\\[^\"\\/ ]"  # in quotes it may stand for any character
SIGNS = "&*!"  # of an anchor, an alias and a tag, when a value begins with them
BEFORE_VALUE = frozenset(" \t\n,[]{}:?-")
PLAIN = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def screened(raw: bytes, sheet: Sheet) -> str | None:
    """The text of a file; sets `sheet.text` and whether it is tainted."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        report_bytes(raw, error.start, sheet)
        return None
    if "\0" in text and raw.count(0) > len(raw) // 4:
        sheet.report("not-utf8", Source(sheet.path), "message", "utf16")
        return None
    mark = text[:1] == "\ufeff"
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    unusual = raw.translate(None, PLAIN).decode("utf-8")[mark:]
    if not unusual.isprintable() and re.search(REFUSED, unusual):  # nothing printable is refused
        text = taint(text, sheet)
    sheet.text = text
    suspect = "<" in text and "<<<<<<<" in text  # one sign is found in no time, seven take a while
    suspect = suspect or ("=" in text and "=======" in text) or (">" in text and ">>>>>>>" in text)
    conflicts = list(re.finditer(CONFLICT, text)) if suspect else []
    for match in conflicts:
        line = text.count("\n", 0, match.start()) + 1
        sheet.report("yaml-feature", Source(sheet.path, line), "conflict", "conflict-hint")
    return None if conflicts else text


def ordinary(text: str) -> bool:
    """Whether a text holds nothing that only events or marks can judge; libyaml refuses a second document itself."""
    return not (
        may_have_signs(text)
        or ("%" in text and (text.startswith("%") or "\n%" in text))
        or ("#" in text and comment_behind_value(text))
        or ("\\" in text and re.search(ESCAPE, text))
    )


def comment_behind_value(text: str) -> bool:
    """Whether what looks like a comment shares its line with a value, which it may have cut short."""
    at = text.find("#")
    while at >= 0:
        if at == 0 or text[at - 1] in " \t\n":
            if text[text.rfind("\n", 0, at) + 1 : at].strip(" \t"):
                return True
            at = text.find("\n", at)  # a line of its own: what stands in it is no matter
        at = text.find("#", at + 1) if at >= 0 else -1
    return False


def may_have_features(text: str) -> bool:
    """Whether a text could hold an anchor, alias, tag, directive or second document."""
    return text.startswith(("%", "---")) or "\n%" in text or "\n---" in text or may_have_signs(text)


def may_have_signs(text: str) -> bool:
    """Whether a text could hold an anchor, alias or tag; searched for sign by sign, in C."""
    for sign in SIGNS:
        at = text.find(sign)
        while at >= 0:
            if (at == 0 or text[at - 1] in BEFORE_VALUE) and (sign == "!" or not text[at + 1 : at + 2].isspace()):
                return True
            at = text.find(sign, at + 1)
    return False


def report_bytes(raw: bytes, start: int, sheet: Sheet) -> None:
    """Tells at which character the bytes stop being UTF-8."""
    if raw.startswith(UTF16_MARKS):
        sheet.report("not-utf8", Source(sheet.path), "message", "utf16")
        return
    before = raw[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8").removeprefix("\ufeff")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    sheet.report("not-utf8", Source(sheet.path, line, column), "message", "hint")


def taint(text: str, sheet: Sheet) -> str:
    """Tells the first refused character of each line, and replaces all of them by one that hurts nobody."""
    from macros.load.rewriting import cleaned

    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    told: set[int] = set()
    for match in re.finditer(REFUSED, text):
        line = bisect_right(starts, match.start())
        if line not in told:
            told.add(line)
            source = Source(sheet.path, line, match.start() - starts[line - 1] + 1)
            ways = partial(cleaned, text, line - 1, REFUSED)
            sheet.report("bad-text", source, "refused", "refused-hint", ways, character=code_point(match.group()))
    sheet.tainted = True
    sheet.given = text
    return re.sub(REFUSED, TAINTED, text)


def code_point(character: str) -> str:
    """As Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"
