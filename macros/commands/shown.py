"""What a command is given that tells in words what a page shows.

In: parsed arguments. Out: the context of the pages. Imported by no command that has to be quick.
"""

import argparse

from macros.commands.given import edge_of, language_of, valid
from macros.kpis.measure import measure
from macros.pages.context import Context
from macros.words import words


def context_of(options: argparse.Namespace) -> Context:
    """The roadmap, its figures and the words, on the day that was asked for."""
    edge = edge_of(options)
    reading = valid(edge, options)
    language = language_of(options, reading)
    return Context(
        roadmap=reading.roadmap,
        figures=measure(reading.roadmap, edge.as_of),
        as_of=edge.as_of,
        language=language,
        words=words(language),
        commit=edge.commit,
    )
