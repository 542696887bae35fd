"""Sentences, dates, numbers and slips in both languages. Today is 30 June 2026."""

import datetime as dt
from fractions import Fraction

import pytest

from macros.model.dates import Date, Fact, Quarter
from macros.pages.phrases import Brief, Named, Phrases, capital, sentence
from macros.pages.render import phrases
from macros.words.formats import number, rounded, weeks
from tests.pages.shown import context

DAY = dt.date(2026, 11, 24)
DECEMBER = Date("2026-12", dt.date(2026, 12, 1), dt.date(2026, 12, 31))
FOURTH = Date("2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31))
YEAR = Date("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
UNKNOWN = Fact("unknown", None, DAY)
COARSE = Fact("2026-05", dt.date(2026, 5, 31), dt.date(2026, 5, 31), coarse=True)


def made(language: str = "nl") -> Phrases:
    return phrases(context(language=language))


def test_dates_are_as_exact_as_they_were_written() -> None:
    say = made()
    assert say.short(DAY) == "24 nov 2026"
    assert say.long(DAY) == "24 november 2026"
    assert say.weekday(DAY) == "dinsdag 24 november 2026"
    assert [say.short(date) for date in (DECEMBER, FOURTH, YEAR)] == ["december 2026", "Q4 2026", "2027"]
    assert say.short(UNKNOWN) == "dag onbekend"
    assert say.long(COARSE) == "mei 2026"
    assert say.short(None) == "geen datum"


def test_english_dates_are_british() -> None:
    say = made("en")
    assert say.long(DAY) == "24 November 2026"
    assert say.short(UNKNOWN) == "day unknown"


def test_a_brief_date_drops_the_year_of_today() -> None:
    say = made()
    assert say.brief(DAY) == "24 nov"
    assert say.brief(dt.date(2027, 2, 1)) == "1 feb 2027"
    assert say.brief(COARSE) == "mei 2026"
    assert say.brief(UNKNOWN) == "dag onbekend"
    assert say.plain("change.promised", date=Brief(DAY)) == "beloofd voor 24 nov"


@pytest.mark.parametrize(
    ("days", "long", "short"),
    [
        (None, "", ""),
        (0, "", ""),
        (6, "", ""),
        (-6, "", ""),
        (7, "1 week later", "+1 wk"),
        (10, "1 week later", "+1 wk"),
        (11, "2 weken later", "+2 wk"),
        (-14, "2 weken eerder", "−2 wk"),
    ],
)
def test_slips_are_told_from_a_week_up(days: int | None, long: str, short: str) -> None:
    assert made().slip(days) == long
    assert made().slip(days, short=True) == short


def test_weeks_are_rounded_half_up() -> None:
    assert [weeks(days) for days in (3, 4, 10, 11, 38)] == [0, 1, 1, 2, 5]


def test_numbers_to_twelve_are_words_in_text() -> None:
    say = made()
    assert [say.in_words(n) for n in (0, 1, 12, 13)] == ["nul", "één", "twaalf", "13"]
    assert say.plain("phase.when.late", n=3) == "Drie onderdelen zijn te laat en moeten opnieuw gepland worden."


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (Fraction(153, 2), 0, "77"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(1234567, 10), None, "123.456,7"),
        (Fraction(1, 3), 1, "0,3"),
        (105, None, "105"),
    ],
)
def test_numbers_are_rounded_half_up(value: Fraction | int, digits: int | None, text: str) -> None:
    assert number(value, "nl", digits) == text


def test_rounding_is_exact() -> None:
    assert str(rounded(Fraction(25, 1000), 2)) == "0.03"
    assert made("en").number(Fraction(1234567, 10)) == "123,456.7"
    assert made().percent(Fraction(1, 2)) == "1%"


def test_a_text_of_the_data_is_escaped_in_a_sentence() -> None:
    told = made().say("plain", text=Named("<b>{{ 7*7 }}</b>"))
    assert str(told) == "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;"
    assert made().plain("plain", text=Named("<b>{{ 7*7 }}</b>")) == "<b>{{ 7*7 }}</b>"


def test_sentences_stand_in_sentences() -> None:
    inner = sentence("slip.later", n=2)
    assert made().plain(sentence("map.note.slipping", slip=inner, first=Brief(DAY))) == (
        "loopt uit, 2 weken later dan 24 nov"
    )
    assert made().plain("plain", text=Quarter(2026, 4)) == "Q4 2026"


def test_a_summary_is_cut_at_a_word() -> None:
    long = "woord " * 40
    cut = made().summary(long)
    assert len(cut) <= 160
    assert cut.endswith("woord…")
    assert made().summary("kort\n en   goed") == "kort en goed"


def test_capital_changes_the_first_letter_only() -> None:
    assert capital("één iPad") == "Één iPad"
    assert capital("") == ""


def test_an_entry_that_does_not_exist_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        made().say("no.such.entry")


@pytest.mark.parametrize("values", [{}, {"n": "drie"}], ids=["nothing", "no number"])
def test_a_blank_that_nothing_fills_is_a_fault_of_ours(values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        made().say("phase.when.late.other", **values)
