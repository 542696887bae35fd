"""What a value of the data may be: the tables of fields are made of these, and reading derives from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """What people read: one text, or one a language. A long one may have paragraphs and lists."""

    long: bool = False

    @property
    def limit(self) -> int:
        """The most characters it may have."""
        return 4000 if self.long else 200


@dataclass(frozen=True, slots=True)
class Id:
    """A permanent name; `space` is where it must be unique (records: items and use cases together)."""

    space: str
    former: bool = False  # an alias: an id that the record had before


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of something else; `space` as in Id."""

    space: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day; a fact may not lie after today."""

    fact: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, quarter or year that is planned; `withdrawable`: the word `open` takes the promise back."""

    withdrawable: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A date that is over, or `unknown`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number within limits, both included; `above` is a limit that is not."""

    whole: bool = False
    minimum: int | None = None
    maximum: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An https link."""


@dataclass(frozen=True, slots=True)
class Contact:
    """An https link or a mailto: with one plain address."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A name on the repository host."""


@dataclass(frozen=True, slots=True)
class Timezone:
    """A name of the IANA time zone database."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The name of a git branch."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language code of two or three letters."""


@dataclass(frozen=True, slots=True)
class QuarterKey:
    """A quarter, as a key of a map."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; `unique` is the key of its entries that no two may share ("" for plain values)."""

    of: "Type"
    unique: str | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map whose keys are data."""

    key: "Choice | Reference | QuarterKey | Number"
    of: "Type"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table; `attribute` is its name in the model where that differs."""

    key: str
    type: "Type"
    required: bool = False
    attribute: str = ""

    @property
    def name(self) -> str:
        return self.attribute or self.key


@dataclass(frozen=True, slots=True)
class Table:
    """A map with known keys."""

    name: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()  # at least one of these keys is there
    only_one_of: tuple[str, ...] = ()  # exactly one of these keys is there
    whole: bool = False  # a record of its own: the translations it lacks are told once a language


Type = (
    Text | Id | Reference | Choice | Day | Date | Fact | Number | Address | Contact | Handle | Timezone | Branch
    | Language | ListOf | MapOf | Table
)  # fmt: skip
