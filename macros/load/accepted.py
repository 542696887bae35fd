"""Which texts a scalar of the contract accepts, and what they mean; both ways of reading a file agree by it.

In: a type of the contract. Out: a function from a text to its value, or to None for a text that is refused. Whether a
day that is over lies after today, and what an id refers to, the readers see to.
"""

import re
from collections.abc import Callable
from typing import Any

from macros.contract import types
from macros.load import values

Accept = Callable[[str], Any]
TIMEZONE = r"(?!posix|right)[A-Z][A-Za-z0-9_]+(?:/[A-Za-z0-9_+-]+){0,2}"


def when(accepted: Callable[[str], bool]) -> Accept:
    """A test of a text as a function that returns the text."""
    return lambda text: text if accepted(text) else None


def one_of(type_: types.Choice) -> Accept:
    """The words of a choice."""
    return {word: word for word in type_.values}.get


def within(type_: types.Number) -> Accept:
    """The numbers of a type; whole ones as int."""
    minimum, maximum, above, whole = type_.minimum, type_.maximum, type_.above, type_.whole

    def accept(text: str) -> Any:
        number = values.number(text)
        if number is None or (whole and "." in text):
            return None
        if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
            return None
        return None if above is not None and number <= above else int(number) if whole else number

    return accept


def is_timezone(text: str) -> bool:
    """Whether a name is in the time zone database; folders of it and zones of this machine (localtime) are not."""
    import zoneinfo

    if not re.fullmatch(TIMEZONE, text):
        return False
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_handle(text: str) -> bool:
    return re.fullmatch(values.GITHUB_HANDLE, text) is not None


def is_branch(text: str) -> bool:
    return re.fullmatch(values.BRANCH, text) is not None


def is_language(text: str) -> bool:
    return re.fullmatch(values.LANGUAGE, text) is not None


ACCEPTED: dict[type, Callable[[Any], Accept]] = {
    types.Choice: one_of,
    types.Number: within,
    types.Day: lambda _: values.day,
    types.Date: lambda _: values.date,
    types.Fact: lambda _: values.fact,
    types.QuarterKey: lambda _: values.quarter,
    types.Address: lambda _: when(values.is_address),
    types.Contact: lambda _: when(values.is_contact),
    types.Handle: lambda _: when(is_handle),
    types.Timezone: lambda _: when(is_timezone),
    types.Branch: lambda _: when(is_branch),
    types.Language: lambda _: when(is_language),
}
