"""YAML -> model: the only reader of data/.

In: the folder and *today*. Out: a `Reading`: the roadmap as far as it could be read, and everything that is wrong in a
single file. A fault in one file hides none in another. Never writes, never asks the clock.
"""

import datetime as dt
import gc
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

from yaml import YAMLError

from macros.contract.choices import THRESHOLDS
from macros.load.folder import meant
from macros.load.gathering import Gathered, gather
from macros.load.link import Referred, first_places, in_doubt, repeated, unknown
from macros.load.parser import bare
from macros.load.quick import Readers
from macros.load.records import BUILDERS
from macros.load.screen import ordinary, screened
from macros.load.sheet import BAD, Doubt, Sheet
from macros.model.reading import Reading
from macros.model.records import Roadmap
from macros.source import Source

DEFAULT_LANGUAGE = "nl"
SPACES = {  # in which a file's name is an id
    "tracks/{id}.yml": ("track",),
    "use-cases/{id}.yml": ("record", "use_case"),
    "teams/{id}.yml": ("team",),
    "metrics/{id}.yml": ("metric",),
}
Contents = dict[str, list[Any]]  # place in FILES -> what its files hold, in their order


def load(folder: Path, today: dt.date) -> Reading:
    """Reads the roadmap in `folder`; facts may not lie after `today`."""
    return read(gather(folder, today))


def read(gathered: Gathered) -> Reading:
    """The roadmap that some files hold.

    The collector of cycles rests meanwhile: reading makes many objects and no garbage.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return read_all(gathered)
    finally:
        if collecting:
            gc.enable()


def read_all(gathered: Gathered) -> Reading:
    """Every file, then the ids of all of them laid side by side."""
    today, listing = gathered.today, gathered.listing
    sheets, contents = [listing], Contents()
    texts = {problem.source.path: "" for problem in listing.problems}
    unread = {meant(f"{problem.source.path}/".split("/")[1]) for problem in listing.problems}
    languages: tuple[str, ...] = ()
    readers = [Readers(today, languages, BUILDERS)]
    for file, sheet, raw in gathered.found:
        sheet.languages = languages
        value = read_raw(raw, sheet, readers[-1])
        sheets.append(sheet)
        sheet.holes |= value is BAD
        if sheet.holes:
            unread.add(file.place.partition("/")[0])
            texts[file.shown] = sheet.text
        if value is BAD:
            continue
        if file.place == "roadmap.yml":
            languages = () if languages_in_doubt(sheet) else value.get("languages", (DEFAULT_LANGUAGE,))
            readers.append(Readers(today, languages, BUILDERS))
            if languages and may_be_translated(value, sheet):  # its own texts can only be judged now
                sheets[-1] = Sheet(path=file.shown, place=file.place, today=today, languages=languages)
                value = read_raw(raw, sheets[-1], readers[-1])
        contents.setdefault(file.place, []).append(value)
    referred = [(space, memo.keys()) for reader in readers for space, memo in reader.referred.items()]
    for sheet in in_doubt(sheets, referred, frozenset(unread)):
        sheet.forget()
        read_nodes(sheet)
    try_fixes(sheets[1:], referred, frozenset(unread))
    sound = all(sheet.quick for sheet in sheets[1:])  # then every id is taken once, and every reference leads somewhere
    places = {} if sound else first_places(sheets)
    return Reading(
        roadmap=assembled(contents, languages or (DEFAULT_LANGUAGE,), today),
        problems=tuple(chain.from_iterable(sheet.problems for sheet in sheets)),
        repeated=() if sound else repeated(sheets, places),
        unknown=() if sound else unknown(sheets, places, frozenset(unread)),
        untranslated=tuple(chain.from_iterable(sheet.untranslated for sheet in sheets)),
        unread=texts,
        complete=not unread,
    )


def try_fixes(sheets: list[Sheet], referred: Referred, unread: frozenset[str]) -> None:
    """Sees which of the mistakes have a right text that is known."""
    wrong = [sheet for sheet in sheets if sheet.possible]
    if wrong:
        from macros.load.trial import Trial

        trial = Trial(sheets, referred, unread, read_slowly)
        for sheet in wrong:
            trial.of(sheet)


def read_slowly(raw: bytes, sheet: Sheet) -> Any:
    """What the bytes of a file hold, and all that is wrong with them."""
    return BAD if screened(raw, sheet) is None else read_nodes(sheet)


def languages_in_doubt(sheet: Sheet) -> bool:
    """Whether a mistake in roadmap.yml leaves open which languages there are."""
    values = [(problem.hint or problem.message).values for problem in sheet.problems]
    return any("languages" in (told.get("suggestion"), told.get("key")) for told in values)


def may_be_translated(value: Any, sheet: Sheet) -> bool:
    """Whether a text of roadmap.yml stands there in more than one language, or cannot be read."""
    return bool(sheet.problems) or any(isinstance(value.get(key), dict) for key in ("title", "organisation", "purpose"))


def read_raw(raw: bytes | None, sheet: Sheet, readers: Readers) -> Any:
    """What the bytes of a file hold; BAD where there are none that may be read."""
    if raw is None or screened(raw, sheet) is None:
        name_file(sheet)
        return BAD
    if not sheet.problems and ordinary(sheet.text):
        try:
            return read_quickly(sheet, readers)
        except (Doubt, YAMLError):
            sheet.forget()
    return read_nodes(sheet)


def name_file(sheet: Sheet) -> None:
    """Notes the id that a file has by its name."""
    sheet.named += [(space, sheet.id, sheet.file) for space in SPACES.get(sheet.place, ())]


def read_quickly(sheet: Sheet, readers: Readers) -> Any:
    """What a file holds, when nothing is wrong with it; raises Doubt or YAMLError, and leaves traces on the sheet."""
    name_file(sheet)
    value = readers.of_file(sheet.place)(bare(sheet.text), sheet)
    if sheet.problems:
        raise Doubt
    sheet.quick = True
    return value


def read_nodes(sheet: Sheet) -> Any:
    """What a file holds, and all that is wrong with it."""
    from macros.load.nodes import read

    name_file(sheet)
    return read(sheet)


def assembled(contents: Contents, languages: tuple[str, ...], today: dt.date) -> Roadmap:
    """The roadmap made of what the files hold."""
    one: dict[str, Any] = next(iter(contents.get("roadmap.yml", [])), {})
    maturity = next(iter(contents.get("maturity.yml", [])), None)
    return Roadmap(
        today=today,
        title=one.get("title", ""),
        organisation=one.get("organisation", ""),
        purpose=one.get("purpose", ""),
        languages=languages,
        timezone=one.get("timezone", "Europe/Amsterdam"),
        review_every_days=one.get("review_every_days", 14),
        repository=one.get("repository"),
        branch=one.get("branch", "main"),
        targets=one.get("targets", {}),
        thresholds={**{key: Fraction(value) for key, value in THRESHOLDS.items()}, **one.get("thresholds", {})},
        phases=next(iter(contents.get("phases.yml", [])), ()),
        owners=next(iter(contents.get("owners.yml", [])), ()),
        tracks=tuple(contents.get("tracks/{id}.yml", ())),
        use_cases=tuple(contents.get("use-cases/{id}.yml", ())),
        teams=tuple(contents.get("teams/{id}.yml", ())),
        maturity=maturity,
        metrics=tuple(contents.get("metrics/{id}.yml", ())),
        reviews=tuple(contents.get("reviews/{id}.yml", ())),
        source=one.get("source", Source("data/roadmap.yml")),
        places=one.get("places", {}),
    )
