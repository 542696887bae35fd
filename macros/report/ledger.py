"""The ledger of promises as text: JSON for other programs, and a table for a terminal.

In: a `Ledger`, the words of a language. Out: text; writing it is somebody else's line. Slips are in days.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fractions import Fraction

from macros.history.ledger import Ledger, Move, Promised, Unread, totals
from macros.model.text import in_language
from macros.words import Words, formats

Json = dict[str, object]
KINDS = ("item", "use_case")


def as_json_text(ledger: Ledger, languages: tuple[str, ...]) -> str:
    """The ledger as one JSON document; a reason is in the first of `languages` that it has."""
    return json.dumps(as_json(ledger, languages), ensure_ascii=False, indent=2) + "\n"


def as_json(ledger: Ledger, languages: tuple[str, ...]) -> Json:
    """The totals, the same for each kind, and every record with its moves."""
    by_kind = {kind: figures([record for record in ledger.records if record.kind == kind]) for kind in KINDS}
    return {
        "commits": ledger.commits,
        "from": str(ledger.from_) if ledger.from_ else None,
        "to": str(ledger.to) if ledger.to else None,
        **figures(ledger.records),
        "refused": ledger.refused,
        "by": {"kind": by_kind},
        "records": [of_record(record, languages) for record in ledger.records],
        "unread": [
            {"file": file.path, "commits": file.commits, "commit": file.commit, "line": file.line, "rule": file.rule}
            for file in ledger.unread
        ],
    }


def figures(records: Iterable[Promised]) -> Json:
    """The nine figures of some records."""
    return asdict(totals(records))


def of_record(record: Promised, languages: tuple[str, ...]) -> Json:
    return {
        "id": record.id,
        "kind": record.kind,
        "promised_on": str(record.promised_on),
        "first": str(record.first),
        "current": str(record.current),
        "slip": record.slip,
        "withdrawn": str(record.withdrawn) if record.withdrawn else None,
        "removed": str(record.removed) if record.removed else None,
        "agrees": record.agrees,
        "file": record.path,
        "moves": [of_move(move, languages) for move in record.moves],
    }


def of_move(move: Move, languages: tuple[str, ...]) -> Json:
    """A move; `correction` stands there only where it is one."""
    why = in_language(move.why, languages[0], languages).text if move.why else None
    told: Json = {
        "date": str(move.date),
        "from": str(move.from_),
        "to": str(move.to),
        "commit": move.commit,
        "author": move.author,
        "why": why,
    }
    return told | ({"correction": True} if move.correction else {})


def as_text(ledger: Ledger, say: Words, languages: tuple[str, ...]) -> str:
    """The totals; every record that moved, was withdrawn or is gone, the most days first; what could not be read."""
    told = [record for record in ledger.records if record.moves or record.withdrawn or record.removed]
    told.sort(key=lambda record: -(record.slip or 0))
    blocks = [[totals_text(ledger, say)], *(list(record_lines(record, say, languages)) for record in told)]
    if ledger.unread:
        blocks.append([say("ledger.refused", n=ledger.refused), *(file_line(file, say) for file in ledger.unread)])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def totals_text(ledger: Ledger, say: Words) -> str:
    """One paragraph on the whole branch; a figure that is zero is left out, but for the moved ones."""
    if ledger.from_ is None or ledger.to is None:
        return say("ledger.nothing")
    found = totals(ledger.records)
    begin, end = (formats.short(day, say.language) for day in (ledger.from_, ledger.to))
    parts = [
        say("ledger.commits", n=ledger.commits, begin=begin, end=end),
        say("ledger.promises", n=found.promises),
        say("ledger.moved", n=found.moved),
    ]
    if found.moved:
        beside = [(name, getattr(found, name)) for name in ("later", "earlier", "back")]
        parts.append(", ".join(say(f"ledger.{name}", n=n) for name, n in beside if n))
        parts.append(say("ledger.moves", n=found.moves))
    if found.median_slip is not None:
        way = "later" if found.median_slip > 0 else "earlier" if found.median_slip < 0 else "same"
        days = Fraction(abs(found.median_slip))
        shown = formats.number(days, say.language, 0 if days.denominator == 1 else 1)
        parts.append(say(f"ledger.median-{way}", n=days, days=shown))
    parts += [say(f"ledger.{name}", n=n) for name in ("withdrawn", "removed") if (n := getattr(found, name))]
    return "\n".join(part for part in parts if part)


def record_lines(record: Promised, say: Words, languages: tuple[str, ...]) -> Iterator[str]:
    """A record with its slip, and under it each move with the commit and the reason."""
    state = []
    if record.slip is not None and record.moves:
        state.append(slip_text(record.slip, say))
    if record.withdrawn:
        state.append(say("ledger.withdrawn-on", day=formats.short(record.withdrawn, say.language)))
    if record.removed:
        state.append(say("ledger.removed-on", day=formats.short(record.removed, say.language)))
    if record.agrees is False:
        state.append(say("ledger.disagrees"))
    yield f"{record.id}  {', '.join(state)}  ({record.path})"
    for move in record.moves:
        days = [formats.short(day, say.language) for day in (move.date, move.from_, move.to)]
        why = in_language(move.why, say.language, languages).text if move.why else say("ledger.no-reason")
        told = say("ledger.correction") if move.correction else why
        yield say("ledger.move", day=days[0], begin=days[1], end=days[2], commit=move.commit[:7], why=told)


def slip_text(days: int, say: Words) -> str:
    """How far the current promise lies from the first."""
    key = "later-by" if days > 0 else "earlier-by" if days < 0 else "as-first"
    return say(f"ledger.{key}", n=abs(days))


def file_line(file: Unread, say: Words) -> str:
    place = f"{file.path}:{file.line}"
    return say("ledger.unread", n=file.commits, place=place, rule=file.rule, commit=file.commit[:7])
