"""The files of data/: where each stands, what it holds, and how large it may be."""

from macros.contract.tables import MATURITY, METRIC, OWNER, PHASE, REVIEW, ROADMAP, TEAM, TRACK, USE_CASE
from macros.contract.types import ListOf, Type

# Where each file stands; {id} is the name of the file. Those without {id} are read first, in this order.
FILES: dict[str, Type] = {
    "roadmap.yml": ROADMAP,
    "phases.yml": ListOf(PHASE),
    "owners.yml": ListOf(OWNER),
    "maturity.yml": MATURITY,
    "tracks/{id}.yml": TRACK,
    "use-cases/{id}.yml": USE_CASE,
    "teams/{id}.yml": TEAM,
    "metrics/{id}.yml": METRIC,
    "reviews/{id}.yml": REVIEW,
}
REQUIRED_FILES = ("roadmap.yml", "phases.yml", "owners.yml", "tracks")
MAX_FILE = 1 << 20  # bytes
MAX_ALL = 16 << 20
