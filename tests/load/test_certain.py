"""Only what has one right text is put right: what can be read in two ways is left to the editor."""

import pytest

from macros.load import certain, guess
from macros.near import slip

ITEM_KEYS = ("id", "title", "owner", "planned", "finished", "depends_on", "note", "kind")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026-3-12", "2026-03-12"),
        ("2026/03/12", "2026-03-12"),
        ("2026.3.12", "2026-03-12"),
        ("2026-03-12T10:00", "2026-03-12"),
        ("2026-03-12 10:00:30", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("31-12-2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("3.3.2026", "2026-03-03"),
        ("12 maart 2026", "2026-03-12"),
        ("12mrt2026", "2026-03-12"),
        ("March 12, 2026", "2026-03-12"),
        ("maart 2026", "2026-03"),
        ("2026 March", "2026-03"),
        ("3-2026", "2026-03"),
        ("2026-3", "2026-03"),
        ("Q3 2026", "2026-Q3"),
        ("Q3-2026", "2026-Q3"),
        ("2026q3", "2026-Q3"),
        ("2026-K3", "2026-Q3"),
        ("kwartaal 3 2026", "2026-Q3"),
        ("3e kwartaal 2026", "2026-Q3"),
        ("\u201c2026-03-12\u201d", "2026-03-12"),
        ("12-12-2026", "2026-12-12"),
        ("13-12-2026", "2026-12-13"),
        ("12-13-2026", "2026-12-13"),
        ("13-13-2026", ""),
        ("1-1-2026", "2026-01-01"),
        ("12-3-2026", ""),  # in March, or in December
        ("11-12-2026", ""),
        ("12-11-2026", ""),
        ("3/12/2026", ""),
        ("1-9-26", ""),  # of which century is the 1, and is 26 the year?
        ("2026-02-30", ""),
        ("2026-13-01", ""),
        ("2026-03-12T23:30:00-05:00", ""),  # a day later here
        ("eind 2026", ""),
        ("2026-03-01/2026-04-01", ""),
        ("12 brumaire 2026", ""),
        ("week 12 2026", ""),
        ("2026-03-12", ""),
        ("日本 2026", ""),
        ("", ""),
    ],
)
def test_dates(written: str, right: str) -> None:
    assert certain.date(written) == right


def test_what_has_letters_that_are_not_plain_says_nothing_in_plain_ones() -> None:
    assert [certain.plain(text) for text in ("日本 2026", "Caf\u00e9 ", "\u201cx\u201d")] == ["", "cafe", "x"]


@pytest.mark.parametrize(
    ("written", "both"),
    [
        ("07-06-2027", ("2027-06-07", "2027-07-06")),
        ("7.6.2027", ("2027-06-07", "2027-07-06")),
        ("17-06-2027", ()),
        ("6/17/2027", ()),
        ("6-6-2027", ()),
        ("juni 2027", ()),
    ],
)
def test_dates_that_can_be_two(written: str, both: tuple[str, ...]) -> None:
    assert certain.turned(written) == both


@pytest.mark.parametrize(
    ("written", "right"), [("onbekend", "unknown"), ("unkown", "unknown"), ("1 mei 2026", "2026-05-01"), ("nee", "")]
)
def test_facts(written: str, right: str) -> None:
    assert certain.fact(written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("12,5", "12.5"),
        ("0,05", "0.05"),
        ("1,50", "1.5"),
        ("-0,25", "-0.25"),
        ("+5", "5"),
        ("1_000", "1000"),
        ("5.0", "5"),
        ("\uff11\uff12", "12"),
        ("1,234", ""),  # one and a bit, or more than a thousand
        ("010", ""),  # ten, or eight
        ("70%", ""),
        ("12 weken", ""),
        ("1e3", ""),
        ("7", ""),
        ("7-8", ""),
    ],
)
def test_numbers(written: str, right: str) -> None:
    assert certain.number(written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Nog Later", "nog-later"),
        ("_nog later_", "nog-later"),
        ("na_de_zomer", "na-de-zomer"),
        ("métén", "meten"),
        (" \u2018meten\u2019 ", "meten"),
        ("me\u200dten", "meten"),
        ("R&D", ""),
        ("../meten", ""),
        ("日本", ""),
        ("index", ""),
        ("a" * 65, ""),
        ("meten", ""),
    ],
)
def test_ids(written: str, right: str) -> None:
    assert certain.identifier(written) == right


@pytest.mark.parametrize(
    ("written", "known", "right"),
    [
        ("Mijlpaal", ("action", "milestone"), "milestone"),
        ("mijlpaal", ("up", "down"), ""),
        ("MVP", ("mvp",), "mvp"),
        ("use cases", ("use-cases",), "use-cases"),
        ("minmal", ("minimal", "limited"), "minimal"),
        ("anders", ("minimal", "limited"), ""),
    ],
)
def test_choices(written: str, known: tuple[str, ...], right: str) -> None:
    assert certain.choice(written, known) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("eigenaar", "owner"),
        ("Titel", "title"),
        ("ttile", "title"),
        ("Depends-On", "depends_on"),
        ("finishd", "finished"),
        ("end", ""),  # of nothing that stands here
        ("pilot", ""),
    ],
)
def test_keys(written: str, right: str) -> None:
    assert certain.key(written, ITEM_KEYS) == right


@pytest.mark.parametrize("written", ["e-mail", "E-mail", "e mail", "e_mail"])
def test_a_key_that_people_write_in_two_words(written: str) -> None:
    assert certain.key(written, ("name", "contact")) == guess.key(written, ("name", "contact")) == "contact"


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("platfrom", ("platform", "data"), "platform"),
        ("plaform", ("platform",), "platform"),
        ("platformm", ("platform",), "platform"),
        ("platvorm", ("platform",), "platform"),
        ("jann", ("jan", "els"), "jan"),
        ("elz", ("els",), ""),  # of three letters, two are too few
        ("Data Team", ("data-team",), "data-team"),
        ("data-2", ("data-1",), ""),
        ("data-teem", ("data-team", "data-term"), ""),
        ("dataplatform-team", ("data-platform-team",), "data-platform-team"),
        ("het-dataplatform", ("data-platform",), ""),
        ("a-b", ("a_b", "a-b"), ""),
        ("", ("a",), ""),
        ("platform", ("metingen",), ""),
    ],
)
def test_a_slip_of_the_finger(text: str, names: tuple[str, ...], meant: str) -> None:
    assert slip(text, names) == meant


@pytest.mark.parametrize(
    ("mend", "written", "right"),
    [
        (certain.address, "example.org/verslag", "https://example.org/verslag"),
        (certain.address, "http://example.org", ""),
        (certain.contact, "jan@example.org", "mailto:jan@example.org"),
        (certain.contact, "jan@example.org,els@example.org", ""),
        (certain.contact, "example.org/jan", "https://example.org/jan"),
        (certain.handle, "@jan", "jan"),
        (certain.handle, "https://github.com/jan/", "jan"),
        (certain.handle, "https://example.org/jan", ""),
        (certain.small, "NL", "nl"),
        (certain.small, "Nederlands", ""),
        (certain.small, "nl", ""),
        (certain.timezone, "europe/amsterdam", "Europe/Amsterdam"),
        (certain.timezone, "Europe/Amsterdm", "Europe/Amsterdam"),
        (certain.timezone, "CEST", ""),
    ],
)
def test_addresses_names_and_codes(mend: object, written: str, right: str) -> None:
    assert callable(mend)
    assert mend(written) == right
