"""What a page says, in one language: sentences from words/ with their blanks filled, dates, numbers and slips.

In: a key or a `Sentence`, and values for its blanks. Out: escaped text. No word stands in Python, no markup either:
a text of the data becomes HTML by the macros `t` and `link` of fragments/macros.html, which also carry its language.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from string import Formatter

from markupsafe import Markup, escape

from macros.charts.timeline import Tick
from macros.model.dates import Date, Fact, Quarter
from macros.model.text import Shown, Text, in_language
from macros.pages.context import Context
from macros.words import formats

WORDS_UNTIL = 12  # numbers up to twelve are written in words in running text
SLIP_FROM = 7  # days; less is no slip worth telling
SUMMARY = 160  # characters


@dataclass(frozen=True, slots=True)
class Named:
    """A text of the data inside a sentence; with a kind and a name it links to that page."""

    text: Text
    kind: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A date inside a sentence of a list or a table: short, and without the year when it is this year."""

    date: dt.date | Date | Fact


@dataclass(frozen=True, slots=True)
class Decimals:
    """A number inside a sentence with so many digits behind the comma, also where they are noughts."""

    value: Fraction
    digits: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """An entry of words/ and the values for its blanks, chosen by Python and said by a template.

    A value is a number (`{n}` in figures, `{n_words}` and, at the start of a sentence, `{n_Words}` in words), a date, a
    `Named` text of the data, another sentence, or a word of ours.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def sentence(key: str, /, **values: object) -> Sentence:
    return Sentence(key, values)


def slip_sentence(days: int) -> Sentence:
    """`5 weken later` or `2 weken eerder`, of a slip of a week or more."""
    return sentence("slip.later" if days > 0 else "slip.earlier", n=formats.weeks(days))


@dataclass(kw_only=True)
class Phrases:
    """The words of one page. `named` makes HTML of a `Named`: render.py takes it from the templates."""

    context: Context
    named: Callable[[Named], Markup]

    def say(self, what: str | Sentence, /, **values: object) -> Markup:
        """A sentence as escaped HTML."""
        key = what
        if isinstance(what, Sentence):
            key, values = what.key, {**what.values, **values}
        entry = self.context.words.entry(str(key), values.get("n"))
        return Markup("".join(self.filled(entry, values)))

    def plain(self, what: str | Sentence, /, **values: object) -> str:
        """A sentence as text without markup, for titles and summaries."""
        return str(self.say(what, **values).striptags())

    def filled(self, entry: str, values: Mapping[str, object]) -> Iterator[Markup]:
        """The parts of an entry, each blank with its value. Raises KeyError for a blank that nothing fills."""
        for text, blank in parts(entry):
            yield text
            if blank is not None:
                yield escape(self.shown(values[blank]) if blank in values else self.counted(blank, values))

    def counted(self, blank: str, values: Mapping[str, object]) -> str:
        """`n_words` or `n_Words`: the number `n` in words."""
        name, _, form = blank.rpartition("_")
        number = values[name]
        if form not in ("words", "Words") or not isinstance(number, int):
            raise KeyError(blank)
        text = self.in_words(number)
        return capital(text) if form == "Words" else text

    def shown(self, value: object) -> object:
        """A value as it stands in a sentence."""
        if isinstance(value, int | Fraction | Decimals):
            return self.number(value)
        match value:
            case Named():
                return self.named(value)
            case Sentence():
                return self.say(value)
            case Brief():
                return self.brief(value.date)
            case dt.date() | Date() | Fact():
                return self.long(value)
            case _:
                return formats.quarter(value) if isinstance(value, Quarter) else value

    def in_words(self, number: int) -> str:
        if 0 <= number <= WORDS_UNTIL:
            return self.context.words(f"number.{number}")
        return self.number(number)

    def number(self, value: Fraction | int | Decimals, digits: int | None = None) -> str:
        if isinstance(value, Decimals):
            return self.number(value.value, value.digits)
        return formats.number(value, self.context.language, digits)

    def percent(self, value: Fraction | int) -> str:
        return formats.percent(value, self.context.language)

    def short(self, day: dt.date | Date | Fact | None) -> str:
        """24 nov 2026; `Q4 2026` as written; `dag onbekend`; `geen datum` for None."""
        return self.date(day, in_text=False)

    def long(self, day: dt.date | Date | Fact | None) -> str:
        """24 november 2026, for running text."""
        return self.date(day, in_text=True)

    def brief(self, day: dt.date | Date | Fact) -> str:
        """24 nov, and 24 nov 2027 when that is another year than the as-of day's."""
        exact = (
            day if isinstance(day, dt.date) else None if day.coarse else day.day if isinstance(day, Fact) else day.last
        )
        return self.day(exact) if exact and exact.year == self.context.as_of.year else self.short(day)

    def date(self, day: dt.date | Date | Fact | None, *, in_text: bool) -> str:
        language = self.context.language
        match day:
            case None:
                return self.context.words("date.none")
            case dt.date():
                return formats.long(day, language) if in_text else formats.short(day, language)
            case Fact(day=None):
                return self.context.words("date.unknown")
            case _:
                return formats.as_written(day, language, in_text=in_text)

    def day(self, day: dt.date) -> str:
        """24 nov, where the year stands elsewhere."""
        return formats.without_year(day, self.context.language)

    def weekday(self, day: dt.date) -> str:
        return formats.weekday(day, self.context.language)

    def month(self, day: dt.date) -> str:
        return formats.month(day, self.context.language)

    def tick_text(self, tick: Tick) -> str:
        """What stands at a tick of an axis of time: `nov`, `jan 2027`, `Q4`, `2027`."""
        if tick.unit == "year":
            return str(tick.day.year)
        name = formats.short_month(tick.day, self.context.language) if tick.unit == "month" else quarter_name(tick.day)
        return (
            f"{name} {tick.day.year}" if tick.first_of_year and (tick.day.month == 1 or tick.unit != "month") else name
        )

    def slip(self, days: int | None, *, short: bool = False) -> str:
        """`5 weken later`, `2 weken eerder`, or in short `+5 wk`; empty below a week and for None."""
        if days is None or abs(days) < SLIP_FROM:
            return ""
        key = "slip.short" if short else "slip.later" if days > 0 else "slip.earlier"
        return self.context.words(key, n=formats.weeks(days), sign="+" if days > 0 else "−")

    def read(self, text: Text) -> Shown:
        """A text of the data in this page's language, or in the language there is."""
        return in_language(text, self.context.language, self.context.roadmap.languages)

    def foreign(self, text: Text) -> str | None:
        """The language of a text of the data when it is another than the page's: for `lang`."""
        shown = self.read(text).language
        return shown if shown != self.context.language else None

    def summary(self, text: str) -> str:
        """At most 160 characters, cut at a word."""
        text = " ".join(text.split())
        return text if len(text) <= SUMMARY else text[: SUMMARY - 1].rsplit(" ", 1)[0] + "…"


@cache
def parts(entry: str) -> tuple[tuple[Markup, str | None], ...]:
    """A sentence as escaped texts, each with the name of the blank behind it; None at the end."""
    return tuple((escape(text), blank) for text, blank, _, _ in Formatter().parse(entry))


def quarter_name(day: dt.date) -> str:
    return f"Q{Quarter.of(day).number}"


def capital(text: str) -> str:
    """The text with its first letter as a capital; nothing else changes."""
    return text[:1].upper() + text[1:]
