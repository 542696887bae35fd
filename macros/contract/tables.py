"""The data contract, version 2: every file, key and type that may stand in data/, in the order of its documentation."""

from macros.contract.choices import (
    AREAS,
    CONTRACT,
    DIRECTIONS,
    HORIZONS,
    ITEM_KINDS,
    METRIC_KINDS,
    OWNER_KINDS,
    RISKS,
    STAGES,
    THRESHOLDS,
)
from macros.contract.types import (
    Address,
    Branch,
    Choice,
    Contact,
    Date,
    Day,
    Fact,
    Field,
    Handle,
    Id,
    Language,
    ListOf,
    MapOf,
    Number,
    QuarterKey,
    Reference,
    Table,
    Text,
    Timezone,
)

TEXT, LONG = Text(), Text(long=True)
WHOLE = Number(whole=True)
CENTURY = 36_500  # days: every day of the contract lies in one
SCORE = Number(whole=True, minimum=1, maximum=5)
DIRECTION = Choice(DIRECTIONS)
OWNERS = ListOf(Reference("owner"), unique="")
RECORDS = ListOf(Reference("record"), unique="")
TRACKS = ListOf(Reference("track"), unique="")
LIMIT = (Field("at_least", Number()), Field("at_most", Number()))
ENDS = ("at_least", "at_most")

LINK = Table("link", (Field("title", TEXT, required=True), Field("url", Address(), required=True)))
HALT = Table("halt", (Field("date", Fact(), required=True), Field("why", TEXT, required=True)))
MEASUREMENT = Table("measurement", (Field("target", Number()), Field("actual", Number())))
QUARTERS = MapOf(QuarterKey(), MEASUREMENT)

AROUND = (  # what an item and a use case both may say of themselves
    Field("depends_on", RECORDS),
    Field("help_wanted", TEXT),
    Field("links", ListOf(LINK)),
    Field("tags", ListOf(TEXT)),
    Field("note", LONG),
    Field("aliases", ListOf(Id("record", former=True))),
)

ITEM_PLAN = Table(
    "plan",
    (Field("start", Date()), Field("finish", Date(), required=True), Field("agreed", Day())),
)
ITEM_REPLANNING = Table(
    "replanning",
    (
        Field("date", Day(fact=True, beside="finish"), required=True),
        Field("why", TEXT, required=True),
        Field("start", Date(withdrawable=True)),
        Field("finish", Date(withdrawable=True)),
    ),
    one_of=("start", "finish"),
)
ITEM = Table(
    "item",
    (
        Field("id", Id("record"), required=True),
        Field("title", TEXT, required=True),
        Field("kind", Choice(ITEM_KINDS), required=True),
        Field("area", Choice(AREAS)),
        Field("horizon", Choice(HORIZONS)),
        Field("phase", Reference("phase")),
        Field("owner", Reference("owner")),
        Field("with", OWNERS, attribute="with_"),
        Field("also", TRACKS),
        Field("planned", ITEM_PLAN),
        Field("replanned", ListOf(ITEM_REPLANNING)),
        Field("started", Fact()),
        Field("finished", Fact()),
        Field("paused", HALT),
        Field("dropped", HALT),
        Field("result", LONG),
        Field("use_case", Reference("use_case")),
        *AROUND,
    ),
    whole=True,
)
TRACK = Table(
    "track",
    (
        Field("name", TEXT, required=True),
        Field("owner", Reference("owner"), required=True),
        Field("purpose", LONG),
        Field("confirmed", Day(fact=True)),
        Field("items", ListOf(ITEM)),
    ),
    whole=True,
)

STAGE_DATES = tuple(Field(stage, Date()) for stage in STAGES)
STAGE_FACTS = Table("stages", tuple(Field(stage, Fact()) for stage in STAGES))
USE_CASE_PLAN = Table("plan", (*STAGE_DATES, Field("agreed", Day())))
USE_CASE_REPLANNING = Table(
    "replanning",
    (
        Field("date", Day(fact=True, beside="production"), required=True),
        Field("why", TEXT, required=True),
        *(Field(stage, Date(withdrawable=True)) for stage in STAGES),
    ),
    one_of=STAGES,
)
USE_CASE_KPI = Table(
    "kpi",
    (
        Field("id", Id("kpi"), required=True),
        Field("name", TEXT, required=True),
        Field("unit", TEXT, required=True),
        Field("direction", DIRECTION, required=True),
        Field("baseline", Number()),
        Field("quarters", QUARTERS),
    ),
)
USE_CASE = Table(
    "use-case",
    (
        Field("title", TEXT, required=True),
        Field("track", Reference("track"), required=True),
        Field("problem", LONG),
        Field("value", LONG),
        Field("owner", Reference("owner")),
        Field("with", OWNERS, attribute="with_"),
        Field("also", TRACKS),
        Field("team", Reference("team")),
        Field("phase", Reference("phase")),
        Field("horizon", Choice(HORIZONS)),
        Field("area", Choice(AREAS)),
        Field("risk", Choice(RISKS)),
        Field("register", Address()),
        Field("stages", STAGE_FACTS),
        Field("planned", USE_CASE_PLAN),
        Field("replanned", ListOf(USE_CASE_REPLANNING)),
        Field("paused", HALT),
        Field("stopped", HALT),
        Field("result", LONG),
        Field("kpis", ListOf(USE_CASE_KPI, unique="id")),
        *AROUND,
    ),
    whole=True,
)

GOAL_TARGET = Table(
    "goal-target",
    (Field("measure", Reference("measure"), required=True), *LIMIT),
    only_one_of=ENDS,
)
GOAL = Table(
    "goal",
    (
        Field("id", Id("goal"), required=True),
        Field("title", TEXT, required=True),
        Field("items", RECORDS),
        Field("target", GOAL_TARGET),
    ),
    one_of=("items", "target"),
)
PHASE = Table(
    "phase",
    (
        Field("id", Id("phase"), required=True),
        Field("name", TEXT, required=True),
        Field("purpose", LONG),
        Field("start", Date()),
        Field("finish", Date()),
        Field("goals", ListOf(GOAL, unique="id")),
    ),
    whole=True,
)
OWNER = Table(
    "owner",
    (
        Field("id", Id("owner"), required=True),
        Field("name", TEXT, required=True),
        Field("kind", Choice(OWNER_KINDS), required=True),
        Field("github", Handle()),
        Field("contact", Contact()),
    ),
    whole=True,
)
ENABLED = Table(
    "enabled",
    (
        Field("date", Day(fact=True), required=True),
        Field("people", Number(whole=True, minimum=0), required=True),
    ),
)
ASSESSMENT = Table(
    "assessment",
    (
        Field("date", Day(fact=True), required=True),
        Field("scores", MapOf(Reference("dimension"), SCORE), required=True),
        Field("note", LONG),
    ),
)
TEAM = Table(
    "team",
    (
        Field("name", TEXT, required=True),
        Field("department", TEXT),
        Field("size", Number(whole=True, minimum=1)),
        Field("ai_enabled", ListOf(ENABLED, unique="date")),
        Field("assessments", ListOf(ASSESSMENT, unique="date")),
    ),
    whole=True,
)
DIMENSION = Table(
    "dimension",
    (
        Field("id", Id("dimension"), required=True),
        Field("name", TEXT, required=True),
        Field("weight", Number(above=0)),
        Field("levels", MapOf(SCORE, TEXT)),
    ),
    whole=True,
)
MATURITY = Table(
    "maturity",
    (
        Field("dimensions", ListOf(DIMENSION), required=True),
        Field("valid_days", Number(whole=True, minimum=1)),
    ),
)
METRIC = Table(
    "metric",
    (
        Field("name", TEXT, required=True),
        Field("kind", Choice(METRIC_KINDS), required=True),
        Field("unit", TEXT, required=True),
        Field("direction", DIRECTION, required=True),
        Field("owner", Reference("owner")),
        Field("source", LONG, attribute="note"),
        Field("quarters", QUARTERS),
    ),
    whole=True,
)
DECISION = Table(
    "decision",
    (
        Field("what", TEXT, required=True),
        Field("why", TEXT, required=True),
        Field("items", RECORDS),
        Field("owner", Reference("owner")),
        Field("due", Day()),
        Field("done", Day(fact=True)),
    ),
    whole=True,
)
REVIEW = Table(
    "review",
    (
        Field("summary", LONG, required=True),
        Field("decisions", ListOf(DECISION)),
    ),
    whole=True,
)
ROADMAP = Table(
    "roadmap",
    (
        Field("contract", Choice((CONTRACT,))),
        Field("title", TEXT, required=True),
        Field("organisation", TEXT, required=True),
        Field("purpose", LONG, required=True),
        Field("languages", ListOf(Language(), unique="")),
        Field("timezone", Timezone()),
        Field("review_every_days", Number(whole=True, minimum=1, maximum=CENTURY)),
        Field("repository", Address()),
        Field("branch", Branch()),
        Field("targets", MapOf(Reference("measure"), MapOf(QuarterKey(), Table("target", LIMIT, only_one_of=ENDS)))),
        Field("thresholds", MapOf(Choice(tuple(THRESHOLDS)), Number())),
    ),
    whole=True,
)
