"""What an editor does with the lines of a hint: paste them where it says, and nothing else."""

import re
from pathlib import Path

from macros.load import load
from macros.model.records import Item, Record
from macros.problems import Problem
from macros.report.problems import say
from macros.words import words
from tests.roadmaps import TODAY


def lines_of(problem: Problem, language: str = "nl") -> str:
    """The lines of a hint: all behind its first."""
    return say(problem.hint, words(language, ("problems",))).partition("\n")[2]


def paste(data: Path, problem: Problem, before: Path, language: str = "nl") -> None:
    """Does in `data` what a problem says; `before` is the state that it was laid against."""
    lines = lines_of(problem, language)
    assert problem.hint
    id_, hint = str(problem.message.values["id"]), problem.hint.key
    keys = problem.hint.values.get("keys", ())
    assert isinstance(keys, tuple)
    file = data.parent / problem.source.path
    if problem.rule == "commitment-changed":
        replace(data, record_in(data, id_), lines, keys)
    elif "renamed" in hint:
        replace(data, record_in(data, str(problem.message.values["other"])), lines, keys)
    elif "file" in hint:
        file.write_text((before.parent / problem.source.path).read_text("utf-8"), "utf-8")
        if lines:
            replace(data, record_in(data, id_), lines, ())
    else:
        if "merged" in hint:
            other = data.parent / record_in(data, str(problem.message.values["other"])).source.path
            text = re.sub(r"aliases: \[(.*)\]", lambda m: f"aliases: [{without(m[1], id_)}]", other.read_text("utf-8"))
            other.write_text(text, "utf-8")
        text = file.read_text("utf-8") if file.exists() else ""
        text = re.sub(r"(?m)^items:.*\n", "", text) if lines.startswith("items:") else text
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{text.rstrip()}\n{lines}\n".lstrip(), "utf-8")


def without(names: str, name: str) -> str:
    return ", ".join(one for one in names.split(", ") if one != name)


def record_in(data: Path, id_: str) -> Record:
    return load(data, TODAY).roadmap.record_by_id[id_]


def replace(data: Path, record: Record, lines: str, keys: tuple[str, ...]) -> None:
    """Puts lines in the place of some keys of a record."""
    file = data.parent / record.source.path
    rows = file.read_text("utf-8").split("\n")
    first = record.source.line - 1
    if rows[first][record.source.column - 1 :].startswith("{"):
        row = rows[first]
        for key in keys:
            row = re.sub(rf", {key}: (\[.*?\](?=,? ?[a-z}}])|{{.*?}}|[\w-]+)", "", row)
        rows[first] = f"{row[: row.rindex('}')]}, {lines}}}"
    else:
        depth = record.source.column - 1
        end = next(
            (n for n, row in enumerate(rows) if n > first and row.strip() and len(row) - len(row.lstrip()) < depth),
            len(rows),
        )
        kept, dropped = [], False
        for row in rows[first:end]:
            found = re.fullmatch(rf"(?: {{{depth}}}| *- )([a-z_]+):.*", row)
            dropped = found[1] in keys if found else dropped
            if not dropped and row.strip():
                kept.append(row)
        rows[first:end] = [*kept, *lines.split("\n")]
        if not isinstance(record, Item):
            rows.append("")
    file.write_text("\n".join(rows), "utf-8")
