"""From bytes to a text that YAML may see: UTF-8, no refused characters, no marks of a merge conflict.

In: the bytes of a file. Out: the text with line feeds, problems on the sheet; None where there is nothing to read on.
A look at the bytes decides in C whether a file needs a closer look; nearly none does.
"""

import re
from bisect import bisect_right

from macros.load.sheet import TAINTED, Sheet
from macros.source import Source

# Control characters but tab and newline, soft hyphen, zero-width and bidirectional characters, separators,
# interlinear and tag characters, noncharacters. The joiners U+200C and U+200D are left: emoji and scripts need them.
REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
PLAIN = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def screened(raw: bytes, sheet: Sheet) -> str | None:
    """The text of a file; sets `sheet.text` and its flags."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        report_bytes(raw, error.start, sheet)
        return None
    if "\0" in text and raw.count(0) > len(raw) // 4:
        sheet.report("not-utf8", Source(sheet.path), "message", "utf16")
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    unusual = raw.translate(None, PLAIN)  # what is neither ASCII nor a sequence of it; the rest cannot be refused
    if unusual and REFUSED.search(unusual.decode("utf-8").removeprefix("\ufeff")):
        text = taint(text, sheet)
    sheet.text = text
    sheet.comments = " #" in text or "\t#" in text
    conflicts = list(CONFLICT.finditer(text)) if "=======" in text or "<<<<<<<" in text or ">>>>>>>" in text else []
    for match in conflicts:
        sheet.report("yaml-feature", Source(sheet.path, text.count("\n", 0, match.start()) + 1), "conflict", "conflict-hint")
    return None if conflicts else text


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
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    told: set[int] = set()
    for match in REFUSED.finditer(text):
        line = bisect_right(starts, match.start())
        if line not in told:
            told.add(line)
            source = Source(sheet.path, line, match.start() - starts[line - 1] + 1)
            sheet.report("bad-text", source, "refused", "refused-hint", character=code_point(match.group()))
    sheet.tainted = True
    return REFUSED.sub(TAINTED, text)


def code_point(character: str) -> str:
    """As Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"
