"""Every record is drawn and listed, however many there are: on the map, or on its track's page. Without mkdocs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from macros.load import load
from macros.pages import map, tracks
from macros.pages.context import Context
from macros.pages.map_choice import MOST, ROOM
from macros.pages.map_drawing import FITTED, drawing
from macros.pages.standing import standings
from tests.charts.touching import overlaps
from tests.pages.shown import context
from tests.roadmaps import TODAY
from tests.site.many import many

pytestmark = pytest.mark.uncounted

FILTERED = ("kind", "state", "track", "owner", "area", "horizon")


@dataclass(frozen=True)
class Sized:
    context: Context
    pages: Mapping[str, str]  # html by address


@pytest.fixture(scope="module", params=[90, 300, 301, 1000])
def sized(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sized:
    made = context(load(many(tmp_path_factory.mktemp("sized"), request.param, TODAY), TODAY).roadmap)
    return Sized(made, {view.address: view.html for view in (*map.views(made), *tracks.views(made))})


def marks(html: str) -> Mapping[str, tuple[str, ...]]:
    """What the filters know of every mark, by its record."""
    found = re.findall(r'<a class="rm-mark [^>]* id="_m-([^"]+)"([^>]*)>', html)
    return {name: known(rest) for name, rest in found}


def rows(html: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same of every row of the list."""
    for rest, link in re.findall(r'<li class="rm-row"([^>]*)>.*?<a href="([^"]*)"', html, re.DOTALL):
        yield re.split("[/#]", link.rstrip("/"))[-1], known(rest)


def known(attributes: str) -> tuple[str, ...]:
    return tuple(next(iter(re.findall(f' data-{name}="([^"]*)"', attributes)), "") for name in FILTERED)


def test_every_record_is_drawn_and_listed(sized: Sized) -> None:
    built, records = sized.pages, sized.context.roadmap.records
    on_map, listed = marks(built["map/"]), dict(rows(built["map/"]))
    of_tracks = {
        track.id: {name for address, html in built.items() if address.startswith(own) for name in marks(html)}
        for track in sized.context.roadmap.tracks
        for own in [f"tracks/{track.id}/"]  # the lane of a very long track stands in its parts
    }
    few = len(records) <= MOST
    assert listed.keys() == ({record.id for record in records} if few else on_map.keys())
    assert len(on_map) <= (MOST if few else ROOM)
    for record in records:
        assert record.id in of_tracks[record.track]
        # What a filter keeps in the list, it keeps on the map.
        if record.id in listed:
            assert on_map.get(record.id, listed[record.id]) == listed[record.id]
    for zoom in ("year", "month", "a3"):
        html = built[f"map/{zoom}/"]
        assert len(list(rows(html))) == (len(records) if len(records) <= MOST else 0)
        assert marks(html).keys() <= {record.id for record in records}
        assert len(marks(html)) <= (MOST if few else ROOM) or zoom == "a3"


def test_the_map_says_how_many_stand_elsewhere(sized: Sized) -> None:
    built, records = sized.pages, sized.context.roadmap.records
    for address in ("map/", "map/year/", "map/month/", "map/a3/"):
        html = built[address]
        outside = len(records) - len(marks(html))
        assert f'data-missing="{outside}"' in html
        told = re.search(r'<p class="rm-note rm-after"[^>]*>([^<]*)', html)
        assert told
        assert (str(outside) if outside > 1 else "één" if outside else "") in told[1]
    assert ("Deze kaart toont de huidige fase." in built["map/"]) == (len(records) > MOST)


def test_nothing_touches_on_a_tracks_lane(sized: Sized) -> None:
    for track in sized.context.roadmap.tracks:
        own = [record for record in sized.context.roadmap.records if record.track == track.id]
        made = drawing(sized.context, standings(sized.context, own), FITTED)
        assert (made.outside, made.drawn) == (0, len(own))
        assert overlaps(lane.lane for lane in made.lanes) == 0
