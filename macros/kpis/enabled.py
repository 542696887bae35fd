"""AI-enabled share: which part of the people in teams works with AI.

In: the roadmap and the as-of day. Out: a share in percent of people. Source of the definition: KPIS, "Beside them".
"""

import datetime as dt

from macros.kpis.figure import Figure, Row, reason, weighted
from macros.model.records import Roadmap, Team


def ai_enabled_share(roadmap: Roadmap, as_of: dt.date) -> Figure:
    """People enabled over the size of the teams that have one; not available without a team with a size."""
    counted = (enabled(team, team.size, as_of) for team in roadmap.teams if team.size)
    left_out = (
        Row(id=team.id, kind="team", source=team.source, why=reason("team-without-size"))
        for team in roadmap.teams
        if not team.size
    )
    return weighted(counted, left_out, unit="percent", empty="no-team-with-size")


def enabled(team: Team, size: int, as_of: dt.date) -> Row:
    """A team's people at its latest count by the day; a team that never counted has none."""
    counts = [count for count in team.ai_enabled if count.date <= as_of]
    last = max(counts, key=lambda count: count.date, default=None)
    why = (
        reason("people-enabled", n=last.people, size=size, date=last.date)
        if last
        else reason("never-counted", size=size)
    )
    return Row(
        id=team.id,
        kind="team",
        source=team.source,
        why=why,
        value=last.people if last else 0,
        weight=size,
    )
