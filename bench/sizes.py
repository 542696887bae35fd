"""The sizes of the roadmaps that are measured."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How many there are of each."""

    name: str
    tracks: int
    items: int
    use_cases: int
    owners: int
    teams: int
    rounds: int  # in which each command runs once


S = Size(name="S", tracks=5, items=60, use_cases=30, owners=12, teams=6, rounds=5)
M = Size(name="M", tracks=10, items=600, use_cases=300, owners=60, teams=15, rounds=5)
L = Size(name="L", tracks=20, items=5000, use_cases=3000, owners=400, teams=60, rounds=2)
SIZES = {size.name: size for size in (S, M, L)}
