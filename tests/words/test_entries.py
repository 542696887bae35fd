"""The entries of words/: the same in every language, each of them said somewhere, and none with a word we avoid."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment, nodes

from macros.contract.rules import SEVERITIES
from macros.pages.links import LISTS
from macros.words import FOLDER, LANGUAGES, words

PROJECT = Path(__file__).parents[2]
PARTS = tuple(sorted(path.stem for path in (FOLDER / "nl").glob("*.yml")))
FORM = re.compile(r"\.(zero|one|two|other)$")
ANY = "\0"  # where a key that is put together takes a part that only the data knows
AVOIDED = {  # words that blame, and long ones that have a short one
    "nl": r"slechts|helaas|faal\w*|falen|gefaald|rood|rode|afgerond|vertraagd|benodigde?|gecanceld|geannuleerd"
    r"|accountable",
    "en": r"unfortunately|fail(s|ed|ing|ure)?|red|completed|delayed|required|cancel\w+|accountable",
}
AMERICAN = (  # in words that we have, or may come to need
    r"(behavi|col|fav|hono|lab)or\w*|\w+ization\w*|\w{3,}yz(e|ed|es|ing)|(?!siz|priz)\w{4,}iz(e|ed|es|ing)"
    r"|(cent|met|theat)er(ed|s)?|catalogs?|programs?|gray|(cancel|label|model|travel)(ed|ing)|fulfill?|toward|gotten"
    r"|(?<=\d )(January|February|March|April|June|July|August|September|October|November|December) \d+,"
)


@cache
def entries(language: str) -> Mapping[str, str]:
    return words(language, PARTS).entries


def only_in_one(languages: Mapping[str, Iterable[str]]) -> set[str]:
    """The keys that not every language has."""
    first, *others = (set(keys) for keys in languages.values())
    return first.union(*others) - first.intersection(*others)


def test_every_language_has_the_same_entries() -> None:
    assert only_in_one({language: entries(language) for language in LANGUAGES}) == set()
    assert len({tuple(sorted(path.name for path in (FOLDER / language).iterdir())) for language in LANGUAGES}) == 1


def test_an_entry_of_one_language_is_found() -> None:
    assert only_in_one({"nl": ["a", "b.one", "b.other"], "en": ["a", "b.one", "c"]}) == {"b.other", "c"}


@pytest.mark.parametrize("part", PARTS)
def test_an_entry_takes_the_same_values_in_every_language(part: str) -> None:
    """The forms for one and for many together: `one` may leave out what it says in a word."""

    def taken(language: str) -> dict[str, set[str]]:
        values: dict[str, set[str]] = {}
        for key, entry in words(language, (part,)).entries.items():
            values.setdefault(FORM.sub("", key), set()).update(blanks(entry) - {"n"})
        return values

    first, *others = map(taken, LANGUAGES)
    for other in others:
        assert {key: (first[key], other[key]) for key in first if first[key] != other[key]} == {}


def blanks(entry: str) -> set[str]:
    """The values that an entry takes; in words or in figures is the same one."""
    return {re.sub(r"_(w|W)ords$", "", name) for _, name, _, _ in Formatter().parse(entry) if name}


# --- one, two and many ---

MANY = {  # what we count, when there is more than one
    "nl": "dagen|weken|kwartalen|onderdelen|use cases|mijlpalen|tracks|fasen|doelen|eigenaren|teams|afdelingen|mensen"
    "|metrieken|metingen|besluiten|gebeurtenissen|gebieden|veranderingen|waarden|fouten|waarschuwingen|quick wins",
    "en": "days|weeks|quarters|items|use cases|milestones|tracks|phases|goals|owners|teams|departments|people"
    "|metrics|assessments|decisions|events|areas|changes|values|errors|warnings|quick wins",
}
NEVER_ONE = {  # of one, another entry tells
    *("phase.note.reached", "metrics.heading.some", "metric.history"),
    *("maturity.teams.some", "maturity.teams.only_one", "team.scores.same", "team.scores.changed"),
    *("tracks.finding.every", "track.overview"),
    *("confirmation-overdue.message", "stale.track"),  # twice the days between reviews
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_with_forms_has_one_for_every_number(language: str) -> None:
    said = words(language, PARTS)
    keys = {FORM.sub("", key) for key in said.entries if key.endswith((".zero", ".one", ".two"))}
    keys = {key for key in keys if f"{key}.other" in said.entries}
    assert len(keys) > 100
    for number in (0, 1, 2, 12):
        assert [key for key in keys - NEVER_ONE if not said.entry(key, number)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_can_be_one(language: str) -> None:
    many = re.compile(rf"\{{n(_[wW]ords)?\}} (\w+ )?({MANY[language]})\b")
    counted = [key for key, entry in entries(language).items() if many.search(entry)]
    assert len(counted) > 50
    assert [key for key in counted if not FORM.search(key) and key not in NEVER_ONE] == []
    assert [key for key in counted if key.endswith(".one")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_one_title(language: str) -> None:
    """The one that a page written by hand asks for, and the one over the page itself."""
    said = entries(language)
    own = {kind: said.get(f"{kind}.title") for kind in LISTS}
    assert {kind: said[f"title.{kind}"] for kind, title in own.items() if title} == {k: t for k, t in own.items() if t}
    zooms = ("quarter", "year", "month", "a3")
    titles = ("map", "map_year", "map_month", "map_a3")
    assert [said[f"title.{kind}"] for kind in titles] == [said[f"map.titles.{zoom}"] for zoom in zooms]
    assert said["title.review"] == said["review.title"]


# --- what nobody says ---


def said_in_part(part: ast.expr) -> tuple[str, ...]:
    """What a part of an f-string may be: the text itself, one of the two of `'all' if … else 'none'`, or anything."""
    match part:
        case ast.Constant(value=str() as text):
            return (text,)
        case ast.FormattedValue(
            value=ast.IfExp(body=ast.Constant(value=str() as one), orelse=ast.Constant(value=other))
        ):
            return one, str(other)
        case _:
            return (ANY,)


def said_in_python(tree: ast.AST) -> Iterator[str]:
    """Every text in a module, with ANY for each value put into it."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text):
                yield text
            case ast.JoinedStr():
                yield from map("".join, product(*map(said_in_part, node.values)))
            case _:
                pass


def said_in_template(tree: nodes.Node) -> Iterator[str]:
    """Likewise in a template: `"kpi." ~ id ~ ".means"`."""
    for text in tree.find_all(nodes.Const):
        if isinstance(text.value, str):
            yield text.value
    for joined in tree.find_all(nodes.Concat):
        yield "".join(str(part.value) if isinstance(part, nodes.Const) else ANY for part in joined.nodes)


@cache
def said() -> frozenset[str]:
    """Every text in the code, the templates and the settings that a key may be, or be made of."""
    found: set[str] = set()
    for path in (PROJECT / "macros").rglob("*.py"):
        found.update(said_in_python(ast.parse(path.read_text("utf-8"))))
    for path in (PROJECT / "overrides").rglob("*.html"):
        found.update(said_in_template(Environment(extensions=["jinja2.ext.do"]).parse(path.read_text("utf-8"))))  # noqa: S701 - nothing is rendered
    found.update(re.findall(r"scheme: (\w+)", (PROJECT / "mkdocs.yml").read_text("utf-8")))
    found.update(str(number) for number in range(13))
    return frozenset(text for text in found if re.fullmatch(rf"[\w.{ANY}-]+", text))


@cache
def said_whole() -> frozenset[str]:
    """The keys without a dot, which may stand in the code for something else: only where a sentence is asked for."""
    paths = [*(PROJECT / "macros").rglob("*.py"), *(PROJECT / "overrides").rglob("*.html")]
    asked = r"""(?:say|plain|sentence|words|\))\(\s*"([\w-]+)\""""
    return frozenset(key for path in paths for key in re.findall(asked, path.read_text("utf-8")))


def unsaid(keys: Iterable[str], texts: Collection[str]) -> list[str]:
    """The keys that no text is, and that no text with values in it can become: each value has to be said as well."""
    patterns = [re.compile(re.escape(text).replace(ANY, r"([\w.-]+?)")) for text in texts if re.search(ANY, text)]
    made = [pattern for pattern in patterns if re.search(r"[a-z]{2}", pattern.pattern)]

    @cache
    def alive(key: str) -> bool:
        if key in texts:
            return True
        groups = [found.groups() for pattern in made if (found := pattern.fullmatch(key))]
        return any(all(alive(part) or all(map(alive, part.split("."))) for part in parts) for parts in groups)

    return sorted(key for key in keys if not alive(key) and not alive(FORM.sub("", key)))


def test_every_entry_is_said() -> None:
    texts = said() | {f"{rule}.{ANY}" for rule in SEVERITIES}  # a problem's key is its rule and a word
    texts |= {f"bad-number.whole-{ANY}"}  # the limits of a number are joined
    assert unsaid([key for key in entries("nl") if "." in key or "-" in key], texts) == []
    whole = {key for key in entries("nl") if "." not in key and "-" not in key}
    assert whole - said_whole() == set()


def test_an_entry_that_nobody_says_is_found() -> None:
    texts = {"map.title", "late", f"status.{ANY}", f"{ANY}-hint"}
    keys = ["map.title.one", "map.title.other", "map.title-hint", "status.late", "status.gone", "map.gone", "gone-hint"]
    assert unsaid(keys, texts) == ["gone-hint", "map.gone", "status.gone"]


# --- words that are not ours ---


def texts_of(language: str) -> Iterator[tuple[str, str]]:
    """All that we wrote in a language: the entries, and the pages written by hand without what is code in them."""
    yield from entries(language).items()
    for path in (PROJECT / "docs" / language).glob("*.md"):
        written = re.sub(r"(?s)```.*?```|`[^`]*`|\{\{.*?\}\}|\]\([^)]*\)", " ", path.read_text("utf-8"))
        yield from ((f"{path.name}:{number}", line) for number, line in enumerate(written.splitlines(), start=1))


def held(language: str, pattern: str) -> list[tuple[str, str]]:
    return [(key, text) for key, text in texts_of(language) if re.search(rf"(?i)\b({pattern})\b", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_blames_or_is_long_without_need(language: str) -> None:
    assert held(language, AVOIDED[language]) == []


def test_english_calls_a_record_an_item() -> None:
    """As the data does, whose files list `items`; an entry is ours: a text in words/."""
    assert held("en", "entry|entries") == []


def test_english_is_british() -> None:
    assert held("en", AMERICAN) == []


@pytest.mark.parametrize("word", "color organization organized analyze center program canceled labeled gray".split())
def test_american_is_found(word: str) -> None:
    assert re.fullmatch(f"({AMERICAN})", word)


@pytest.mark.parametrize(
    "word", "colour size sized organisation prize programme cancelled labelled grey parameter".split()
)
def test_british_is_not(word: str) -> None:
    assert not re.fullmatch(f"({AMERICAN})", word)
