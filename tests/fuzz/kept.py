"""Whether everything that was typed is told: in the open data, and on the pages.

In: what the files of a valid roadmap say, and what the engine makes of it. Out: what is missing. What a value should
have become is worked out from the contract's types alone.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote

from macros.contract import types
from macros.contract.files import FILES
from macros.pages.view import View
from tests.fuzz.corpus import place_of
from tests.fuzz.svg import fault_in

LISTED = {"ai_enabled", "assessments"}  # told in order of their dates
ROWS = {
    "phases.yml": "phases",
    "owners.yml": "owners",
    "tracks": "tracks",
    "use-cases": "use_cases",
    "teams": "teams",
    "metrics": "metrics",
    "reviews": "reviews",
}
Told = dict[str, Any]  # the document of open data


def told(type_: Any, value: Any, languages: tuple[str, ...]) -> Any:
    """A value that was typed, as the open data should say it."""
    match type_:
        case types.Text():
            return {languages[0]: value} if isinstance(value, str) else value
        case types.Number():
            return float(value) if "." in value else int(value)
        case types.ListOf(of=of):
            return [told(of, one, languages) for one in value]
        case types.MapOf(of=of):
            return {key: told(of, one, languages) for key, one in value.items()}
        case types.Table(fields=fields):
            by_key = {field.key: field.type for field in fields}
            found = {key: told(by_key[key], one, languages) for key, one in value.items()}
            for key in LISTED & found.keys():
                found[key] = sorted(found[key], key=lambda entry: str(entry["date"]))
            return {key: one for key, one in found.items() if one not in ([], {})}
        case _:
            return value


def missing(wanted: Any, found: Any, at: str) -> Iterator[str]:
    """What is not there, or other than it was typed; more than that may be there."""
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            if not isinstance(found, dict) or key not in found:
                yield f"{at}.{key} is lost\n{value}"
            else:
                yield from missing(value, found[key], f"{at}.{key}")
    elif isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            yield f"{at} has lost an entry\n{wanted}\n{found}"
        else:
            for value, one in zip(wanted, found, strict=True):
                yield from missing(value, one, at)
    elif wanted != found or type(wanted) is not type(found):
        yield f"{at} was changed\n{wanted!r}\n{found!r}"


def lost(said: Mapping[str, Any], document: Told) -> Iterator[str]:
    """What the files say and the document does not."""
    languages = tuple(said["roadmap.yml"].get("languages", ("nl",)))
    rows = {key: {str(row.get("id", row.get("date"))): row for row in document[key]} for key in ROWS.values()}
    yield from missing(said["roadmap.yml"].get("contract", document["contract"]), document["contract"], "contract")
    rows["items"] = {row["id"]: row for row in document["items"]}
    for name, value in said.items():
        place = place_of(name)
        assert place
        wanted, key = told(FILES[place[0]], value, languages), ROWS.get(place[0].partition("/")[0], "")
        if name == "roadmap.yml":
            wanted.pop("contract", None)
        if key == "tracks":
            items = wanted.pop("items", [])
            for item in items:
                yield from missing({**item, "track": place[1]}, rows["items"].get(item["id"]), "items")
            wanted["items"] = [item["id"] for item in items]
        if isinstance(wanted, list):
            if [row["id"] for row in document[key]] != [row["id"] for row in wanted]:
                yield f"{key} are others\n{wanted}"
            for row in wanted:
                yield from missing(row, rows[key].get(row["id"]), key)
        else:
            found = rows[key].get(place[1]) if key else document[name.removesuffix(".yml")]
            yield from missing(wanted, found, key or name)


class Pages:
    """Where the pages of a site lead, what they hold and say; a page and its further parts are one."""

    def __init__(self, views: Iterable[View]) -> None:
        self.leads: dict[str, set[str]] = {}
        self.holds: dict[str, set[str]] = {}
        self.says: dict[str, str] = {}
        for view in views:
            address = re.sub(r"page_\d+/$", "", view.address)
            links = (unescape(link) for link in re.findall(r'\shref="([^"]*)"', view.html))
            self.leads.setdefault(address, set()).update(resolved(view.address, link) for link in links)
            self.holds.setdefault(address, set()).update(re.findall(r'\sid="([^"]*)"', view.html))
            text = " ".join(unescape(re.sub(r"<[^>]*>", " ", f"{view.title} {view.html}")).split())
            self.says[address] = f"{self.says.get(address, '')} {text}"

    def lists(self, address: str, target: str) -> bool:
        """Whether a page leads to a target, or holds it."""
        own, _, anchor = target.partition("#")
        return target in self.leads.get(address, ()) or (own == address and anchor in self.holds[address])

    def marks(self, address: str, id_: str) -> bool:
        """Whether a record is drawn on a page."""
        return any(re.fullmatch(rf"_m-{id_}(?:_\d+)?", one) for one in self.holds.get(address, ()))


def resolved(address: str, link: str) -> str:
    """Where a link on a page leads, from the root of the site."""
    path, hash_, anchor = link.partition("?")[0].partition("#")
    if ":" in path.partition("/")[0]:
        return link
    target = posixpath.normpath(posixpath.join("/", address, unquote(path))).removeprefix("/") if path else address
    slash = "/" if path and target not in ("", ".") and "." not in target.rpartition("/")[2] else ""
    return f"{target}{slash}{hash_}{anchor}"


def unseen(document: Told, views: Iterable[View]) -> Iterator[str]:
    """Records that are not on the map, in a list or on a page of their own."""
    pages = Pages(views)
    for kind in ("items", "use_cases"):
        for row in document[kind]:
            address, track = row["address"], f"tracks/{row['track']}/"
            if not pages.marks("map/", row["id"]) and not pages.marks(track, row["id"]):
                yield f"{kind}: one is not on the map\n{row}"
            lists = ["items/", track, f"owners/{row['derived']['owner']}/"]
            lists += [f"phases/{row['phase']}/"] if "phase" in row else []
            lists += ["use-cases/"] if kind == "use_cases" else []
            lists += [f"tracks/{other}/" for other in row.get("also", ())]
            lists += [f"teams/{row['team']}/"] if "team" in row else []
            yield from (f"{kind}: one is not in {one}\n{row}" for one in lists if not pages.lists(one, address))
            yield from untold(pages, address, row, ("title", "result", "note", "problem", "value", "help_wanted"))
    for kind in ("phases", "tracks", "teams", "metrics", "reviews"):
        for row in document[kind]:
            if not pages.lists(f"{kind}/", row["address"]):
                yield f"{kind}: one is not in its list\n{row}"
            yield from untold(pages, row["address"], row, ("name", "purpose", "summary", "source"))
    for row in document["owners"]:
        if not pages.lists("owners/", f"owners/{row['id']}/"):
            yield f"owners: one is not in its list\n{row}"
        yield from untold(pages, f"owners/{row['id']}/", row, ("name",))


def untold(pages: Pages, address: str, row: Told, keys: Iterable[str]) -> Iterator[str]:
    """Texts of a record that its own page does not say, in any language."""
    said = pages.says.get(address.partition("#")[0])
    if said is None:
        yield f"no page for {address.partition('/')[0]}\n{row}"
        return
    for key in keys:
        if key in row and not any(plain(text) in plain(said) for text in row[key].values()):
            yield f"{address.partition('/')[0]}: {key} is not on the page\n{row[key]}"


def plain(text: str) -> str:
    """A text without spaces and marks of lists, which a page sets in its own way."""
    return re.sub(r"(?m)^- |\s", "", text)


def faults_of(views: Iterable[View]) -> Iterator[str]:
    """Pages with an id twice, a number that is none, or a drawing that is not well formed."""
    for view in views:
        ids = re.findall(r'\sid="([^"]*)"', view.html)
        if len(ids) != len(set(ids)):
            yield f"an id twice on {kind_of(view)}\n{sorted(one for one in ids if ids.count(one) > 1)}"
        for drawing in re.findall(r"(?s)<svg\b(?:(?!<svg\b).)*?</svg>", view.html):
            if fault := fault_in(drawing):
                yield f"{fault} on {kind_of(view)}\n{drawing}"


def kind_of(view: View) -> str:
    """Which sort of page a view is."""
    return view.address.partition("/")[0] or "the home page"
