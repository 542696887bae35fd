"""Readers of files in which nothing is wrong: from bare maps, lists and texts to records, in one pass.

In: the root of a file, composed bare. Out: what the readers of nodes would make of it; `Doubt` where something may be
wrong, which is for them to tell. A reader is a pair: the texts that it has seen with their values, and a function for
what it has not seen; that makes a date, a number, a choice or an id one look-up, wherever it stands.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from macros.contract import types
from macros.contract.choices import MEASURES
from macros.contract.files import FILES
from macros.load import values
from macros.load.accepted import ACCEPTED
from macros.load.link import LOCAL
from macros.load.parser import BareList, BareMap
from macros.load.records import Build
from macros.load.sheet import Doubt, Sheet

Learn = Callable[[Any, Sheet], Any]
Reader = tuple[dict[str, Any], Learn]  # the values of texts seen before, none of them None, and what finds another's


def all_texts(keys: Iterable[Any]) -> bool:
    return all(type(key) is str for key in keys)


def whole(learn: Learn) -> Reader:
    """A reader of what is never the same twice."""
    return {}, learn


class Readers:
    """The readers of one load, and which ids the texts they read refer to."""

    def __init__(self, today: dt.date, languages: tuple[str, ...], builders: Mapping[str, Build]) -> None:
        self.today = today
        self.languages = frozenset(languages)
        self.builders = builders
        self.referred: dict[str, dict[str, str]] = defaultdict(dict)  # space -> each id that is referred to, as a memo
        self.scalars: dict[tuple[type, types.Type], Reader] = {}
        self.files: dict[str, Learn] = {}

    def of_file(self, place: str) -> Learn:
        """The reader of the files that stand in a place of FILES."""
        if place not in self.files:
            self.files[place] = self.of(FILES[place])[1]
        return self.files[place]

    def of(self, type_: types.Type) -> Reader:
        """The reader of a type."""
        if isinstance(type_, types.Table):
            return self.table(type_)
        if isinstance(type_, types.ListOf):
            return self.list(type_)
        if isinstance(type_, types.MapOf):
            return self.map(type_)
        key = type(type_), type_
        if key not in self.scalars:
            self.scalars[key] = self.scalar(type_)
        return self.scalars[key]

    def scalar(self, type_: Any) -> Reader:
        """The reader of a single value."""
        if isinstance(type_, types.Text):
            return self.text(type_)
        if isinstance(type_, types.Id):
            return self.id(type_)
        if isinstance(type_, types.Reference):
            return self.reference(type_)
        accept, today = ACCEPTED[type(type_)](type_), self.today
        known: dict[str, Any] = {}
        over = isinstance(type_, types.Fact) or (isinstance(type_, types.Day) and type_.fact)
        withdrawable = isinstance(type_, types.Date) and type_.withdrawable

        def learn(value: Any, sheet: Sheet) -> Any:
            if withdrawable and value == "open":
                return None
            found = accept(value) if type(value) is str else None
            if found is None:
                raise Doubt
            day = getattr(found, "day", None) if isinstance(type_, types.Fact) else found
            if over and day and day > today:
                raise Doubt
            known[value] = found
            return found

        return known, learn

    def text(self, type_: types.Text) -> Reader:
        """A text, or one for each language."""
        limit, long, languages = type_.limit, type_.long, self.languages
        usual = values.LONGEST_PLACEHOLDER  # from this length on a text cannot be a placeholder
        known: dict[str, Any] = {}

        def one(text: Any) -> str:
            if type(text) is not str or values.says_nothing(text):
                raise Doubt
            stripped = text.rstrip("\n")
            if len(stripped) > limit or (not long and "\n" in stripped):
                raise Doubt
            if len(text) < usual:
                known[text] = stripped
            return stripped

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is str:
                sound = usual <= len(value) <= limit and "\n" not in value and not value.isspace()
                return value if sound else one(value)
            if type(value) is not BareMap:
                raise Doubt
            texts = dict(value.value)
            if not texts or len(texts) != len(value.value):
                raise Doubt
            if texts.keys() != languages if languages else not all_texts(texts):
                raise Doubt
            for language, text in texts.items():
                if type(text) is not str or not usual <= len(text) <= limit or "\n" in text or text.isspace():
                    texts[language] = one(text)
            return texts

        return known, learn

    def id(self, type_: types.Id) -> Reader:
        """An id; all of one space are held against each other when every file is read."""
        space, former = type_.space, type_.former

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is not str or not values.is_id(value):
                raise Doubt
            if space not in LOCAL:
                (sheet.former if former else sheet.named).append((space, value, sheet.file))
            return value

        return whole(learn)

    def reference(self, type_: types.Reference) -> Reader:
        """The id of something else."""
        known = self.referred[type_.space]

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is not str or values.says_nothing(value) or not (values.is_id(value) or value in MEASURES):
                raise Doubt
            known[value] = value
            return value

        return known, learn

    def list(self, type_: types.ListOf) -> Reader:
        """A list, as a tuple."""
        known, learn_one = self.of(type_.of)
        unique = type_.unique

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is not BareList:
                raise Doubt
            listed = value.value
            if unique is not None and len(listed) > 1:
                maps = (dict(entry.value) for entry in listed if type(entry) is BareMap)
                keys = [entry.get(unique) for entry in maps] if unique else listed
                if len(set(keys)) != len(keys):
                    raise Doubt
            return tuple([known.get(entry) or learn_one(entry, sheet) for entry in listed])

        return whole(learn)

    def map(self, type_: types.MapOf) -> Reader:
        """A map whose keys are data."""
        keys, learn_key = self.of(type_.key)
        known, learn_one = self.of(type_.of)

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is not BareMap:
                raise Doubt
            found = {}
            for key, entry in value.value:
                name = keys[key] if key in keys else learn_key(key, sheet)
                one = known.get(entry)
                found[name] = learn_one(entry, sheet) if one is None else one
            if len(found) != len(value.value):
                raise Doubt
            return found

        return whole(learn)

    def table(self, type_: types.Table) -> Reader:
        """A map with known keys, made into a record by its builder."""
        fields = {field.key: (field.name, *self.of(field.type)) for field in type_.fields}
        required = frozenset(field.name for field in type_.fields if field.required)
        build, one_of, only_one_of = self.builders[type_.name], type_.one_of, type_.only_one_of

        def learn(value: Any, sheet: Sheet) -> Any:
            if type(value) is not BareMap:
                raise Doubt
            read = {}
            for key, entry in value.value:
                try:
                    name, known, learn_one = fields[key]
                except KeyError:
                    raise Doubt from None
                one = known.get(entry)
                read[name] = learn_one(entry, sheet) if one is None else one
            if len(read) != len(value.value) or not read.keys() >= required:
                raise Doubt
            if one_of and read.keys().isdisjoint(one_of):
                raise Doubt
            if only_one_of and len(read.keys() & only_one_of) != 1:
                raise Doubt
            return build(read, value, sheet)  # never BAD: every key that it needs is there, and right

        return whole(learn)
