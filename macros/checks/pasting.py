"""Lines of YAML for an editor to paste, as deep and in the style of the record they belong to.

In: a record, and what to write of it. Out: `Lines`. Every text stands in quotes: none can mean anything to YAML.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.checks.mending import Entry, Mended
from macros.model.records import Promise, Record
from macros.model.text import Text

REASON = "\0"  # where a reason belongs that nobody gave; no text of the data holds it


@dataclass(frozen=True, slots=True)
class Lines:
    """What to paste; between `text` and `rest` belongs a reason, where `lacking` says so."""

    text: str
    rest: str = ""
    lacking: bool = False
    keys: tuple[str, ...] = ()  # of the record, in the place of whose values they come


def lines(text: str, *keys: str) -> Lines:
    before, reason, rest = text.partition(REASON)
    return Lines(before, rest, bool(reason), keys)


def promise_lines(record: Record, promise: Mended | None, *, kind: str = "", aliases: Iterable[str] = ()) -> Lines:
    """`planned` and `replanned` of a record where they are given, and before them `kind` and `aliases`."""
    pairs = [("kind", kind)] if kind else []
    if names := ", ".join(aliases):
        pairs.append(("aliases", f"[{names}]"))
    keys = [key for key, _ in pairs]
    entries = promise.entries if promise else ()
    if promise:
        keys += ["planned", "replanned"]
        pairs += [("planned", plan(promise.planned))] if promise.planned else []
    if record.places.flow:
        pairs += [("replanned", f"[{', '.join(f'{{{one_line(entry)}}}' for entry in entries)}]")] if entries else []
        return lines(", ".join(f"{key}: {value}" for key, value in pairs), *keys)
    rows = [f"{key}: {value}" for key, value in pairs]
    rows += ["replanned:", *(row for entry in entries for row in entry_rows(entry))] if entries else []
    return lines("\n".join(" " * (record.source.column - 1) + row for row in rows), *keys)


def plan(planned: Promise) -> str:
    """The value of `planned`."""
    dates = [f"{key}: {date.written}" for key, date in planned.dates.items()]
    return f"{{{', '.join([*dates, *([f'agreed: {planned.agreed}'] if planned.agreed else [])])}}}"


def fields(entry: Entry) -> Iterator[str]:
    """What a replanning says, a key at a time, the reason last."""
    yield f"date: {entry.date}"
    for key, date in entry.dates.items():
        yield f"{key}: {date.written if date else 'open'}"
    yield f"why: {REASON if entry.why is None else quoted(entry.why)}"


def entry_rows(entry: Entry) -> Iterator[str]:
    for number, row in enumerate(fields(entry)):
        yield f"    {row}" if number else f"  - {row}"


def one_line(entry: Entry) -> str:
    return ", ".join(fields(entry))


def quoted(text: Text) -> str:
    """A text, or one for each language, in double quotes; what JSON escapes, YAML reads."""
    if isinstance(text, str):
        return json.dumps(text, ensure_ascii=False)
    return f"{{{', '.join(f'{language}: {quoted(one)}' for language, one in text.items())}}}"


def whole_lines(record: Record, beside: Record | None, ended: str, today: dt.date) -> Lines:
    """A record as it was written, ended today where `ended` names the key for that.

    An item is laid out as the item `beside` it is now; where its track has none any more, their key is written too.
    """
    places = record.places
    written, halt = places.written, f"{ended}: {{date: {today}, why: {REASON}}}"
    if ended and places.flow:
        written = f"{written[:-1].rstrip().removesuffix(',')}, {halt}}}"
    elif ended:
        written += f"\n{' ' * (record.source.column - 1)}{halt}"
    if record.type == "use_case":
        return lines(written)
    before = beside.places.before if beside else ""
    before = before if before.strip() == "-" else "  - "
    first, *others = written.split("\n")
    rows = [before + first, *(moved(row, record.source.column - 1, len(before)) for row in others)]
    return lines("\n".join(rows if beside else ["items:", *rows]))


def moved(row: str, began: int, begins: int) -> str:
    """A line that is as deep below column `begins` as it was below `began`."""
    rest = row[began:] if not row[:began].strip() else row.lstrip()
    return " " * begins + rest if rest else ""


def halt_line(record: Record, ended: str, today: dt.date) -> Lines:
    """The line that ends a record whose file has to be put back first."""
    return lines(f"{' ' * (record.source.column - 1)}{ended}: {{date: {today}, why: {REASON}}}")
