"""What a value of the data may be: the tables of fields are made of these, and reading derives from them.

Named tuples, since they are made at every start and a dataclass takes eight times as long to define. Two types that
hold the same are equal as tuples: a table keyed by them needs their class as well.
"""

from typing import NamedTuple


class Text(NamedTuple):
    """What people read: one text, or one a language. A long one may have paragraphs and lists."""

    long: bool = False

    @property
    def limit(self) -> int:
        """The most characters it may have."""
        return 4000 if self.long else 200


class Id(NamedTuple):
    """A permanent name; `space` is where it must be unique (records: items and use cases together)."""

    space: str
    former: bool = False  # an alias: an id that the record had before


class Reference(NamedTuple):
    """The id of something else; `space` as in Id."""

    space: str


class Choice(NamedTuple):
    """One of a few words."""

    values: tuple[str, ...]


class Day(NamedTuple):
    """A day; a fact may not lie after today. `beside`: of a decision's day, the key of the date that it sets."""

    fact: bool = False
    beside: str = ""


class Date(NamedTuple):
    """A day, month, quarter or year that is planned; `withdrawable`: the word `open` takes the promise back."""

    withdrawable: bool = False


class Fact(NamedTuple):
    """A date that is over, or `unknown`."""


class Number(NamedTuple):
    """A decimal number within limits, both included; `above` is a limit that is not."""

    whole: bool = False
    minimum: int | None = None
    maximum: int | None = None
    above: int | None = None


class Address(NamedTuple):
    """An https link."""


class Contact(NamedTuple):
    """An https link or a mailto: with one plain address."""


class Handle(NamedTuple):
    """A name on the repository host."""


class Timezone(NamedTuple):
    """A name of the IANA time zone database."""


class Branch(NamedTuple):
    """The name of a git branch."""


class Language(NamedTuple):
    """A language code of two or three letters."""


class QuarterKey(NamedTuple):
    """A quarter, as a key of a map."""


class ListOf(NamedTuple):
    """A list; `unique` is the key of its entries that no two may share ("" for plain values)."""

    of: "Type"
    unique: str | None = None


class MapOf(NamedTuple):
    """A map whose keys are data."""

    key: "Choice | Reference | QuarterKey | Number"
    of: "Type"


class Field(NamedTuple):
    """One key of a table; `attribute` is its name in the model where that differs."""

    key: str
    type: "Type"
    required: bool = False
    attribute: str = ""

    @property
    def name(self) -> str:
        return self.attribute or self.key


class Table(NamedTuple):
    """A map with known keys."""

    name: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()  # at least one of these keys is there
    only_one_of: tuple[str, ...] = ()  # exactly one of these keys is there
    whole: bool = False  # a record of its own: the translations it lacks are told once a language


Type = (
    Text | Id | Reference | Choice | Day | Date | Fact | Number | Address | Contact | Handle | Timezone | Branch
    | Language | QuarterKey | ListOf | MapOf | Table
)  # fmt: skip
