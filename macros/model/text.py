"""Text that people read: the same in every language, or one for each.

In: a value of the data. Out: what to show in a language, and which language that is.
"""

from dataclasses import dataclass

Text = str | dict[str, str]  # one text for all languages, or a language to its text


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is shown, with the language it is in."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def in_language(text: Text, language: str, languages: tuple[str, ...]) -> Shown:
    """The text in a language; where that is missing, in the first of `languages` that has it.

    A plain text is the same in every language and carries the first one's code.
    """
    if isinstance(text, str):
        return Shown(text, languages[0])
    for code in (language, *languages):
        if code in text:
            return Shown(text[code], code)
    code = next(iter(text))
    return Shown(text[code], code)
