"""The effect of a change in sentences, block by block: what text and Markdown print alike.

In: an `Effect`, the words of a language, and how text of the data is shown there. Out: blocks of lines. Every value is
shown in that way, whatever it is; only our own words stand as they are.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Figure, Reason, Row
from macros.model.dates import UNKNOWN, Date, Fact
from macros.model.text import Text, in_language
from macros.problems import Problem
from macros.report import figures as report
from macros.report.effect.change import Change, Effect, FigureChange, Named, State, Value
from macros.report.problems import say as message
from macros.words import Words, formats

SLIP_FROM = 7  # days from which a distance is told in weeks, as on the site
# Of these the sentence is the same, whatever they are about.
GROUP_OF = dict.fromkeys(("removed", "retitled", "unread", "owner", "changed"), "record")


ENDS = ("promised", "renewed", "moved", "withdrawn", "rewritten", "erased")
WITHOUT_PART = {"finish": ENDS, "production": ENDS}  # when nothing else is said, it is about the end


class Told(str):
    """What is told already, and needs no showing."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence, and under it those that explain it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How things are told: in which words, with which languages to fall back on, and how data is shown."""

    say: Words
    languages: tuple[str, ...]
    shown: Callable[[str], str]

    def blocks(self, effect: Effect) -> Iterator[Block]:
        """Everything there is to tell, without headings over nothing."""
        figures = [*self.figure_lines(effect), *(Line(text=self.aim(change)) for change in effect.aims)]
        found = {
            "promises": [Line(text=self.promise(change)) for change in effect.promises],
            "records": [Line(text=self.change(change, "record")) for change in effect.records],
            "others": [Line(text=self.change(change, "other")) for change in effect.others],
            "figures": figures,
            "gained": [Line(text=self.problem(problem)) for problem in effect.gained],
            "lost": [Line(text=self.problem(problem)) for problem in effect.lost],
        }
        for name, lines in found.items():
            if lines:
                yield Block(heading=self.say(f"diff.heading.{name}"), lines=tuple(lines))

    def tell(self, key: str, /, **values: str | int) -> Told:
        """A sentence; what is not told yet is shown first."""
        shown = {
            name: value if isinstance(value, Told | int) else self.shown(" ".join(value.split()))
            for name, value in values.items()
        }
        return Told(self.say(f"diff.{key}", **shown) if shown else self.say(f"diff.{key}"))

    # --- what both sides are called ---

    def title(self, effect: Effect) -> Told:
        day = formats.short(effect.as_of, self.say.language)
        begin, end = self.side(effect.before), self.side(effect.after)
        return self.tell("title", begin=begin, end=end, day=day)

    def side(self, state: State) -> str:
        """A side by the name that was asked for, and the commit where the name is another."""
        if state.revision is None or state.commit is None:
            return self.tell("working-tree")
        short = state.commit[:7]
        return state.revision if state.commit.startswith(state.revision) else f"{state.revision} ({short})"

    def errors(self, effect: Effect) -> list[Told]:
        """For each side with errors, that its figures are not compared."""
        sides = (effect.before, effect.after)
        return [self.tell("errors", state=self.side(side)) for side in sides if not side.valid]

    def nothing(self, *, written: bool) -> Told:
        """That there is no effect; `written`: though something was written."""
        return self.tell("only-written" if written else "nothing")

    def more(self, effect: Effect) -> Told:
        """Where to read what was cut; without a second revision the command takes the working tree."""
        sides = (effect.before.revision, effect.after.revision)
        return self.tell("more", revisions=" ".join(side for side in sides if side))

    # --- changes ---

    def name(self, change: Change) -> Told:
        """The title, with what it is the title of where that is no record, and the part that changed."""
        subject = change.subject
        if subject.type == "measure":
            key = f"figure.{subject.id}"
            name = Told(self.say(key)) if self.say.has(key) else self.tell("name.metric", name=self.text(subject.title))
        elif subject.type in {"item", "use_case"}:
            name = Told(self.shown(self.text(subject.title) or subject.id))
        elif subject.type == "review":
            name = self.tell("name.review", name=self.value(dt.date.fromisoformat(subject.id)))
        else:
            title = self.text(subject.title) or subject.id
            name = self.tell(f"name.{subject.type}", name=title)
        if change.key is None or change.kind in WITHOUT_PART.get(change.key, ("counted",)):
            return name
        year, _, quarter = change.key.partition("-")
        part = f"{quarter} {year}" if quarter.startswith("Q") else self.tell(f"part.{change.key}")
        return self.tell("name.part", name=name, part=part)

    def text(self, text: Text) -> str:
        return in_language(text, self.say.language, self.languages).text

    def value(self, value: Value | None) -> str:
        """A value of the data as a reader writes it."""
        match value:
            case None:
                return self.tell("nobody")
            case Date() | Fact():
                return (
                    self.tell("unknown") if value.written == UNKNOWN else formats.as_written(value, self.say.language)
                )
            case dt.date():
                return formats.short(value, self.say.language)
            case Fraction() | int():
                return formats.number(value, self.say.language)
            case Reason():
                return report.told(value, self.say)
            case _:
                return self.text(value.title if isinstance(value, Named) else value)

    def when(self, change: Change) -> Told:
        """The day of what happened, as exact as it is known."""
        value = change.after
        if change.kind == "counted":
            value = dt.date.fromisoformat(change.key or "")
        if isinstance(value, Fact) and value.day is None:
            return self.tell("when.unknown")
        coarse = isinstance(value, Fact) and value.coarse
        return self.tell("when.period" if coarse else "when.day", date=self.value(value))

    def promise(self, change: Change) -> str:
        key, n = f"promise.{change.kind}", 0
        if change.kind == "moved":
            days = change.days or 0
            way, n = "later" if days > 0 else "earlier", abs(days)
            key = "promise.same" if not days else f"promise.{way}.days"
            if n >= SLIP_FROM:
                key, n = f"promise.{way}.weeks", formats.weeks(days)
        told = self.tell(
            key, name=self.name(change), before=self.value(change.before), after=self.value(change.after), n=n
        )
        if change.kind in {"moved", "withdrawn"} and not change.why:
            return f"{told} {self.tell('no-reason')}"
        return self.with_reason(told, change)

    def with_reason(self, told: Told, change: Change) -> str:
        return f"{told} {self.tell('reason', why=self.text(change.why))}" if change.why else told

    def change(self, change: Change, group: str) -> str:
        """A sentence on anything but a promise."""
        group = GROUP_OF.get(change.kind, group)
        key = f"{group}.{change.kind}" if change.kind != "became" else f"{group}.became.{change.subject.type}"
        values: dict[str, str | int] = {
            "name": self.name(change),
            "before": self.value(change.before),
            "after": self.value(change.after),
            "when": self.when(change),
            "keys": ", ".join(change.keys),
        }
        if isinstance(change.after, int):
            values["n"] = change.after
        return self.with_reason(self.tell(key, **values), change)

    # --- figures and problems ---

    def aim(self, change: Change) -> str:
        first = change.kind == "verdict" and change.before is None
        key = "aim.first-verdict" if first else f"aim.{change.kind}"
        return self.tell(key, name=self.name(change), before=self.value(change.before), after=self.value(change.after))

    def figure_lines(self, effect: Effect) -> Iterator[Line]:
        """The figures that changed, each with the records that made the difference."""
        for change in effect.figures or ():
            if change.changed:
                name = Told(self.say(f"figure.{change.name}"))
                before, after = self.figure(change.before), self.figure(change.after)
                told = self.tell("figure.changed", name=name, before=before, after=after)
                yield Line(text=told, under=tuple(self.rows(change, effect)))

    def figure(self, figure: Figure) -> str:
        """A value with what it was divided from, or with why there is none."""
        value, basis = report.value_text(figure, self.say), report.basis(figure, self.say)
        return self.tell("figure.value", value=value, basis=basis) if basis else value

    def rows(self, change: FigureChange, effect: Effect) -> Iterator[str]:
        for row in change.rows:
            was, now = self.row(row.before), self.row(row.after)
            name = self.title_of(row.id, effect)
            if row.before and row.after:
                yield self.tell("figure.row", name=name, before=was, after=now)
            elif row.after:
                yield self.tell("figure.row-came", name=name, after=now)
            else:
                yield self.tell("figure.row-went", name=name, before=was)

    def row(self, row: Row | None) -> str:
        return report.told(row.why, self.say) if row else ""

    def title_of(self, id_: str, effect: Effect) -> str:
        """The title of a counted record, team or metric; its id where it has none."""
        for roadmap in (effect.after.reading.roadmap, effect.before.reading.roadmap):
            if record := roadmap.record_by_id.get(id_):
                return self.text(record.title) or id_
            if named := roadmap.team_by_id.get(id_) or roadmap.metric_by_id.get(id_):
                return self.text(named.name) or id_
        return id_

    def problem(self, problem: Problem) -> str:
        """A problem in one line, with what to write instead."""
        texts = (message(problem.message, self.say), message(problem.hint, self.say))
        return self.tell(
            "problem",
            severity=Told(self.say(f"severity.{problem.severity.word}")),
            place=str(problem.source),
            message="; ".join(text for text in texts if text),
            rule=problem.rule,
        )
