"""What merely follows from a mistake that has been told: a warning about a date, an owner or a review that is wrong.

In: a warning or attention, the errors, and what was read. Out: whether the warning may be only the error's shadow; then
it is not told, for one mistake is one problem. Asked only when there are both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from macros.contract.choices import STAGES
from macros.model.reading import Reading
from macros.model.records import Phase, Record, Roadmap
from macros.problems import Problem

ByPath = Mapping[str, Sequence[Problem]]

DATED = frozenset(("planned", "replanned", "started", "finished", "paused", "dropped", "stages", "stopped"))
DATED |= {"start", "finish"}  # of a phase
DATED_PARTS = DATED | {"date", "agreed", "phase", *STAGES}
OWNING = frozenset(("owner", "with", "items", "decisions"))
OF_DATES = frozenset(("starts-before-predecessor", "outside-phase", "unreported", "far-date"))


def without_consequences(warnings: Iterable[Problem], errors: Sequence[Problem], reading: Reading) -> list[Problem]:
    """The warnings that say something of their own."""
    kept = list(warnings)
    if errors and kept:
        by_path: dict[str, list[Problem]] = defaultdict(list)
        for error in errors:
            by_path[error.source.path].append(error)
        kept = [warning for warning in kept if not follows(warning, errors, by_path, reading.roadmap)]
    outside = {warning.source for warning in kept if warning.rule == "outside-phase"}
    return [warning for warning in kept if warning.rule != "far-date" or warning.source not in outside]


def follows(warning: Problem, errors: Sequence[Problem], by_path: ByPath, roadmap: Roadmap) -> bool:
    """Whether one of the errors may be the reason of a warning."""
    if warning.rule in OF_DATES:
        return in_a_circle(warning, errors) or dates_in_doubt(warning, by_path, roadmap)
    if warning.rule == "owner-without-work":
        return any(owners_in_doubt(error) for error in errors)
    if warning.rule == "review-overdue":
        read = {review.source.path for review in roadmap.reviews}
        unread = any(path.startswith("data/reviews") and path not in read for path in by_path)
        return unread or any(period_in_doubt(error) for error in by_path.get(roadmap.source.path, ()))
    about_period = warning.rule == "confirmation-overdue"
    return about_period and any(period_in_doubt(error) for error in by_path.get(roadmap.source.path, ()))


def in_a_circle(warning: Problem, errors: Iterable[Problem]) -> bool:
    """Whether a record starts before another since they wait for each other."""
    if warning.rule != "starts-before-predecessor":
        return False
    ids = {warning.message.values["id"], warning.message.values["other"]}
    circles = (str(error.message.values["circle"]) for error in errors if error.rule == "dependency-cycle")
    return any(ids <= set(circle.split(" → ")) for circle in circles)


def dates_in_doubt(warning: Problem, by_path: ByPath, roadmap: Roadmap) -> bool:
    """Whether an error concerns the dates of a record that a warning compares, or of the phase it is in."""
    values = warning.message.values
    records = [roadmap.record_by_id.get(str(values.get(key))) for key in ("id", "other")]
    phases = [roadmap.phase_by_id.get(str(values.get(key))) for key in ("id", "phase")]
    compared = [record for record in (*records, *phases) if record]
    return any(concerns_dates(error, one) for one in compared for error in by_path.get(one.source.path, ()))


def concerns_dates(error: Problem, record: Record | Phase) -> bool:
    """Whether an error stands at a date of a record, or at a key that was perhaps meant for one."""
    key = record.places.key_at((error.source.line, error.source.column))
    if error.rule != "unknown-key":
        return key in DATED
    return bool(key) and (meant(error) in DATED_PARTS or not meant(error))


def owners_in_doubt(error: Problem) -> bool:
    """Whether an error is about who owns something."""
    if error.rule == "unknown-reference":
        return error.message.key.endswith(".owner")
    if error.rule == "unknown-key":
        return meant(error) in OWNING or not meant(error)
    return error.message.values.get("key") in OWNING


def period_in_doubt(error: Problem) -> bool:
    """Whether an error leaves open how often there is a review."""
    about = meant(error) if error.rule == "unknown-key" else error.message.values.get("key", "review_every_days")
    return about == "review_every_days"


def meant(error: Problem) -> str:
    """The key that was meant by one that does not exist, if that is likely."""
    return str(error.message.values.get("suggestion", ""))
