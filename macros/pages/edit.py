"""Change the roadmap by a form: the one page of edit/, with a form for each kind of record and what each is asked for.

In: the context. Out: a view. What a form makes of its fields is the work of assets/edit.js; without script the page
says how to do it by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.records import Roadmap
from macros.pages.context import Context
from macros.pages.edit_fields import forms
from macros.pages.links import Links, address
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.view import View
from macros.words import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What people come for: a kind of record (or two, of which one is chosen), and the keys that the form shows."""

    name: str
    kinds: tuple[str, ...]
    keys: tuple[str, ...] = ()  # kind.key; none: all
    add: bool = False  # an entry is added to the list under the key
    new: bool = False  # a new record
    within: str = ""  # the kind of record that it is put in

    @property
    def needs(self) -> tuple[str, ...]:
        """Of these kinds there must be one."""
        return (self.within,) if self.within else () if self.new else self.kinds


TASKS = (
    Task(name="move", kinds=("item", "use-case"), keys=("item.replanned", "use-case.replanned"), add=True),
    Task(name="done", kinds=("item", "use-case"), keys=("item.started", "item.finished", "use-case.stages")),
    Task(name="confirm", kinds=("track",), keys=("track.confirmed",)),
    Task(
        name="stop",
        kinds=("item", "use-case"),
        keys=("item.paused", "item.dropped", "use-case.paused", "use-case.stopped"),
    ),
    Task(name="use-case", kinds=("use-case",), new=True),
    Task(name="item", kinds=("item",), new=True, within="track"),
    Task(name="decision", kinds=("review",), keys=("review.decisions",), add=True),
)
REST = (
    Task(name="change", kinds=("item", "use-case")),
    Task(name="change-track", kinds=("track",)),
    Task(name="change-other", kinds=("review", "team", "metric", "owner", "phase", "dimension")),
    Task(name="review", kinds=("review",), new=True),
    Task(name="score", kinds=("team",), keys=("team.assessments",), add=True),
    Task(name="enabled", kinds=("team",), keys=("team.ai_enabled",), add=True),
    Task(name="measure", kinds=("metric",), keys=("metric.quarters",)),
    Task(name="track", kinds=("track",), new=True),
    Task(name="team", kinds=("team",), new=True),
    Task(name="metric", kinds=("metric",), new=True),
    Task(name="owner", kinds=("owner",), new=True),
    Task(name="phase", kinds=("phase",), new=True),
    Task(name="target", kinds=("roadmap",), keys=("roadmap.targets",)),
    Task(name="change-roadmap", kinds=("roadmap",)),
    Task(name="dimension", kinds=("dimension",), new=True, within="maturity"),
    Task(name="valid", kinds=("maturity",), keys=("maturity.valid_days",)),
)
ERRORS = (
    *("required", "one_of", "line", "long", "id", "reference", "choice", "day", "date", "fact", "number", "whole"),
    *("address", "contact", "handle", "language", "timezone", "branch", "quarter", "future", "taken", "order"),
    *("twice", "start", "other", "meant"),
)
SAID = (
    *("behind", "replace.one", "replace.other", "remove.one", "remove.other", "create", "paste", "long", "copied"),
    *("open-new", "open-edit", "line", "nothing", "errors.one", "errors.other", "now", "loading", "broken", "unknown"),
    *("no-plan", "about", "change"),
)
COMMENTS = ("use-case", "track", "review", "team", "metric")


def views(context: Context) -> Iterator[View]:
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """The one page."""
    roadmap, say = context.roadmap, phrases(context)
    own = here or address(roadmap, "edit")
    first = next((code for code in roadmap.languages if code in LANGUAGES), context.language)
    links = Links(roadmap=roadmap, here=own, commit=context.commit)
    return written(
        "edit.html",
        context,
        own,
        title=say.plain("edit.title"),
        summary=say.summary(say.plain("edit.lede")),
        part=part,
        root="../" if context.language == first else "../../",
        tasks=possible(TASKS, roadmap),
        rest=possible(REST, roadmap),
        forms=tuple(forms(context.words)),
        errors=ERRORS,
        said=SAID,
        comments=COMMENTS,
        languages=roadmap.languages,
        written_in=sorted(roadmap.languages, key=lambda code: code != context.language),
        hosts={view: links.on_branch(view) for view in ("new", "edit", "tree")},
        gitlab=links.is_gitlab,
        after=("gitlab" if links.is_gitlab else "github", "account") if roadmap.repository else ("nowhere",),
    )


def possible(tasks: tuple[Task, ...], roadmap: Roadmap) -> tuple[Task, ...]:
    """The tasks that there is something for: nobody scores a team before there is one."""
    held = {record.type.replace("_", "-") for record in roadmap.records}
    named = {
        "track": roadmap.tracks,
        "team": roadmap.teams,
        "metric": roadmap.metrics,
        "review": roadmap.reviews,
        "maturity": roadmap.maturity,
    }
    held |= {kind for kind, found in named.items() if found} | {"owner", "phase", "roadmap"}
    return tuple(task for task in tasks if not task.needs or held.intersection(task.needs))
