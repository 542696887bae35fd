"""What things are called in the sentences on a change: titles, dates, numbers, and both sides of it.

In: the words of a language, the languages to fall back on, and how text of the data is shown there. Out: text. Every
value is shown in that way, whatever it is; only our own words stand as they are.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Reason
from macros.model.dates import UNKNOWN, Date, Fact
from macros.model.text import Text, in_language
from macros.report.effect.change import Change, Named, State, Value
from macros.report.reasons import read
from macros.words import Words, formats

ENDS = ("promised", "renewed", "moved", "withdrawn", "rewritten", "erased")
ENDED = (".", "!", "?", "…")
WITHOUT_PART = {"finish": ENDS, "production": ENDS}  # when nothing else is said, it is about the end


class Told(str):
    """What is told already, and needs no showing."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """In which words, with which languages to fall back on, and how data is shown."""

    say: Words
    languages: tuple[str, ...]
    shown: Callable[[str], str]

    def tell(self, key: str, /, **values: str | int) -> Told:
        """A sentence; what is not told yet is shown first. Behind a text that is a sentence comes no full stop."""
        shown = {
            name: value if isinstance(value, Told | int) else self.shown(" ".join(value.split()))
            for name, value in values.items()
        }
        told = self.say(f"diff.{key}", **shown) if shown else self.say(f"diff.{key}")
        for name, value in values.items():
            if isinstance(value, str) and value.rstrip().endswith(ENDED):
                told = told.replace(f"{shown[name]}.", str(shown[name]))
        return Told(told)

    def side(self, state: State) -> str:
        """A side by the name that was asked for, and the commit where the name is another."""
        if state.revision is None or state.commit is None:
            return self.tell("working-tree")
        short = state.commit[:7]
        return state.revision if state.commit.startswith(state.revision) else f"{state.revision} ({short})"

    def name(self, change: Change) -> Told:
        """The title, with what it is the title of where that is no record, and the part that changed."""
        subject = change.subject
        if subject.type == "measure":
            key = f"figure.{subject.id}"
            name = Told(self.say(key)) if self.say.has(key) else self.tell("name.metric", name=self.text(subject.title))
        elif subject.type in {"item", "use_case"}:
            name = Told(self.shown(self.text(subject.title) or subject.id))
        elif subject.type == "review":
            name = self.review(subject.id)
        else:
            title = self.text(subject.title) or subject.id
            name = self.tell(f"name.{subject.type}", name=title)
        if change.key is None or change.kind in WITHOUT_PART.get(change.key, ("counted",)):
            return name
        year, _, quarter = change.key.partition("-")
        part = f"{quarter} {year}" if quarter.startswith("Q") else self.tell(f"part.{change.key}")
        return self.tell("name.part", name=name, part=part)

    def review(self, id_: str) -> Told:
        """A review by its day, which is its id."""
        return self.tell("name.review", name=self.value(dt.date.fromisoformat(id_)))

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
                return read(value, self.say)
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
