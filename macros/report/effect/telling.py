"""The effect of a change in sentences, block by block: what text and Markdown print alike.

In: an `Effect`, and what things are called. Out: blocks of lines; how they look is another's work.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.kpis.figure import Figure, Row
from macros.problems import Problem
from macros.report import figures as report
from macros.report.effect.change import Change, Effect, FigureChange, Shown
from macros.report.effect.naming import Naming, Told
from macros.report.problems import say as message
from macros.report.reasons import read
from macros.words import formats

SLIP_FROM = 7  # days from which a distance is told in weeks, as on the site
# Of these the sentence is the same, whatever they are about.
GROUP_OF = dict.fromkeys(("removed", "retitled", "unread", "owner", "changed"), "record")


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
    """Every sentence on a change, by what things are called."""

    by: Naming

    def blocks(self, effect: Effect) -> Iterator[Block]:
        """Everything there is to tell, without headings over nothing."""
        figures = [*self.figure_lines(effect), *(Line(text=self.aim(change)) for change in effect.aims)]
        found = {
            "promises": [Line(text=self.promise(change)) for change in effect.promises],
            "records": [Line(text=self.change(change, "record")) for change in effect.records],
            "others": [Line(text=self.change(change, "other")) for change in effect.others],
            "figures": figures,
            "pitfalls": list(self.pitfall_lines(effect)),
            "gained": [Line(text=self.problem(problem)) for problem in effect.gained],
            "lost": [Line(text=self.problem(problem)) for problem in effect.lost],
        }
        for name, lines in found.items():
            if lines:
                yield Block(heading=self.by.say(f"diff.heading.{name}"), lines=tuple(lines))

    def title(self, effect: Effect) -> Told:
        day = formats.short(effect.as_of, self.by.say.language)
        begin, end = self.by.side(effect.before), self.by.side(effect.after)
        return self.by.tell("title", begin=begin, end=end, day=day)

    def heading(self, effect: Effect) -> Told:
        """The same for who sees one change only, and need not be told what it lies between."""
        return self.by.tell("heading.change", day=formats.short(effect.as_of, self.by.say.language))

    def errors(self, effect: Effect) -> list[Told]:
        """For each side with errors, that the figures are not compared."""
        sides = {"before": effect.before, "after": effect.after}
        return [self.by.tell(f"errors.{name}") for name, side in sides.items() if not side.valid]

    def nothing(self, *, written: bool) -> Told:
        """That there is no effect; `written`: though something was written."""
        return self.by.tell("only-written" if written else "nothing")

    def more(self, effect: Effect) -> Told:
        """Where to read what was cut; without a second revision the command takes the working tree."""
        sides = (effect.before.revision, effect.after.revision)
        return self.by.tell("more", revisions=" ".join(side for side in sides if side))

    def promise(self, change: Change) -> str:
        key, n = f"promise.{change.kind}", 0
        if change.kind == "moved":
            days = change.days or 0
            way, n = "later" if days > 0 else "earlier", abs(days)
            key = "promise.same" if not days else f"promise.{way}.days"
            if n >= SLIP_FROM:
                key, n = f"promise.{way}.weeks", formats.weeks(days)
        told = self.by.tell(
            key, name=self.by.name(change), before=self.by.value(change.before), after=self.by.value(change.after), n=n
        )
        if change.kind in {"moved", "withdrawn"} and not change.why:
            return f"{told} {self.by.tell('no-reason')}"
        return self.with_reason(told, change)

    def with_reason(self, told: Told, change: Change) -> str:
        return f"{told} {self.by.tell('reason', why=self.by.text(change.why))}" if change.why else told

    def change(self, change: Change, group: str) -> str:
        """A sentence on anything but a promise."""
        group = GROUP_OF.get(change.kind, group)
        key = f"{group}.{change.kind}" if change.kind != "became" else f"{group}.became.{change.subject.type}"
        values: dict[str, str | int] = {
            "name": self.by.name(change),
            "before": self.by.value(change.before),
            "after": self.by.value(change.after),
            "when": self.by.when(change),
            "keys": ", ".join(change.keys),
        }
        if isinstance(change.after, int):
            values["n"] = change.after
        return self.with_reason(self.by.tell(key, **values), change)

    def aim(self, change: Change) -> str:
        first = change.kind == "verdict" and change.before is None
        key = "aim.first-verdict" if first else f"aim.{change.kind}"
        return self.by.tell(
            key, name=self.by.name(change), before=self.by.value(change.before), after=self.by.value(change.after)
        )

    def figure_lines(self, effect: Effect) -> Iterator[Line]:
        """The figures that changed, each with the records that made the difference."""
        for change in effect.figures or ():
            if change.changed:
                name = Told(self.by.say(f"figure.{change.name}"))
                before, after = self.figure(change.before), self.figure(change.after)
                told = self.by.tell("figure.changed", name=name, before=before, after=after)
                yield Line(text=told, under=tuple(self.rows(change, effect)))

    def figure(self, figure: Figure) -> str:
        """A value with what it was divided from, or with why there is none."""
        value, basis = report.value_text(figure, self.by.say), report.basis(figure, self.by.say)
        return self.by.tell("figure.value", value=value, basis=basis) if basis else value

    def rows(self, change: FigureChange, effect: Effect) -> Iterator[str]:
        for row in change.rows:
            was, now = self.row(row.before), self.row(row.after)
            name = self.title_of(row.id, effect)
            if row.before and row.after:
                yield self.by.tell("figure.row", name=name, before=was, after=now)
            elif row.after:
                yield self.by.tell("figure.row-came", name=name, after=now)
            else:
                yield self.by.tell("figure.row-went", name=name, before=was)

    def row(self, row: Row | None) -> str:
        return read(row.why, self.by.say) if row else ""

    def title_of(self, id_: str, effect: Effect) -> str:
        """The title of a counted record, or the name of what else is counted; its id where it has none."""
        for roadmap in (effect.after.reading.roadmap, effect.before.reading.roadmap):
            if record := roadmap.record_by_id.get(id_):
                return self.by.text(record.title) or id_
            looked_up = (roadmap.team_by_id, roadmap.metric_by_id, roadmap.track_by_id, roadmap.owner_by_id)
            for by_id in (*looked_up, roadmap.phase_by_id):
                if named := by_id.get(id_):
                    return self.by.text(named.name) or id_
        return id_

    def pitfall_lines(self, effect: Effect) -> Iterator[Line]:
        """Who or what shows a pitfall now, then who or what does not any more."""
        for key, found in (("came", effect.pitfalls_gained), ("went", effect.pitfalls_lost)):
            yield from (Line(text=self.pitfall(key, one, effect)) for one in found)

    def pitfall(self, key: str, one: Shown, effect: Effect) -> str:
        pitfall = Told(self.by.say(f"pitfalls.name.{one.pitfall}"))
        of_review = one.row.kind == "review"
        name = self.by.review(one.row.id) if of_review else self.title_of(one.row.id, effect)
        return self.by.tell(f"pitfall.{key}", pitfall=pitfall, name=name, why=self.row(one.row))

    def problem(self, problem: Problem) -> str:
        """A problem in one line, with what to write instead."""
        texts = (message(problem.message, self.by.say), message(problem.hint, self.by.say))
        return self.by.tell(
            "problem",
            severity=Told(self.by.say(f"severity.{problem.severity.word}")),
            place=str(problem.source),
            message="; ".join(text for text in texts if text),
            rule=problem.rule,
        )
