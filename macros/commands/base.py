"""What a revision is for `roadmap check --base`: data/ as it stood there, and what of it may still be corrected.

In: the edge, what is in data/ now, the name of a revision. Out: a `Base`. Raises `Usage` where git cannot say.
"""

import datetime as dt
from dataclasses import replace

from macros.checks.against import check_against, together
from macros.checks.commitments import Base
from macros.commands.given import Usage, tell
from macros.edge import Edge, timezone_of
from macros.history import may_be_corrected
from macros.history.repository import NoHistory, commit_named, is_part_of_head, repository_of
from macros.history.state import reading_at
from macros.kept import shelf
from macros.model.reading import Reading
from macros.problems import Problem
from macros.words import Words

SHORT = 10  # letters of a commit's id


def with_base(problems: list[Problem], revision: str, edge: Edge, reading: Reading, say: Words) -> list[Problem]:
    """The problems of data/ with what was promised or stood on a revision and is not kept, all in order.

    The history is read only where something is not kept. How long a promise may be corrected is told by the revision: a
    change cannot give itself more time.
    """
    try:
        repository = repository_of(edge.data, shelf())
        commit = commit_named(repository, revision)
        base = Base(commit=commit[:SHORT], reading=reading_at(repository, commit, edge.today))
        if not check_against(reading, base):
            return problems
        if not is_part_of_head(repository, commit):
            tell(say("behind", revision=revision))
        asked = [record.id for record in base.reading.roadmap.records]
        grace = dt.timedelta(days=base.reading.roadmap.review_every_days)
        young = may_be_corrected(asked, commit, repository, timezone_of(edge.data), grace, edge.today)
    except NoHistory as cut:
        raise Usage(why_not(cut, str(edge.data), say)) from None
    return together(problems, check_against(reading, replace(base, young=young)))


def why_not(cut: NoHistory, data: str, say: Words) -> str:
    """Why git cannot say, and the command that mends it."""
    return say(f"no-history.{cut.why}", data=data, revision=cut.revision, said=cut.said)
