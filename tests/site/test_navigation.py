"""The navigation has few entries."""

from macros.publishing.navigation import Beside, Entry, beside, home_of, navigation


def entries(*addresses: str, by_hand: tuple[str, ...] = ()) -> list[Entry]:
    """The navigation over these pages, each titled by its address."""
    return list(navigation({address: f"Page {address}" for address in addresses}, list(by_hand), lambda key: key))


def test_home_comes_first_and_pages_by_hand_last() -> None:
    assert entries("map/", "", by_hand=("join/",)) == [
        Entry("nav.home", ""),
        Entry("nav.map", "map/"),
        Entry(None, "join/"),
    ]


def test_a_section_holds_its_list_and_its_pages() -> None:
    pages = ("phases/", "phases/b/", "phases/a/")
    assert entries(*pages) == [
        Entry("nav.phases", "phases/", tuple(Entry(f"Page {address}", address) for address in pages)),
    ]


def test_more_pages_than_twelve_stand_in_their_list_only() -> None:
    tracks = [f"tracks/{number}/" for number in range(13)]
    assert entries("tracks/", *tracks) == [Entry("nav.tracks", "tracks/")]


def test_what_is_deeper_or_unknown_is_no_entry() -> None:
    assert entries("phases/", "phases/a/b/", "use-cases/x/", "owners-of/") == [Entry("nav.phases", "phases/")]


def test_two_pages_by_hand_are_a_section_under_their_own_titles() -> None:
    assert entries(by_hand=("a/", "b/")) == [Entry("nav.join", "a/", (Entry(None, "a/"), Entry(None, "b/")))]


def test_a_page_without_entry_belongs_under_its_list() -> None:
    tree = entries("use-cases/", "kpis/", "metrics/")
    assert home_of("use-cases/x/", tree) == "use-cases/"
    assert home_of("metrics/speed/", tree) == "metrics/"
    assert home_of("board/", tree) is None


def test_teams_belong_under_the_figures() -> None:
    tree = entries("kpis/", "teams/", "plan/")
    assert home_of("teams/balie/", tree) == "teams/"
    assert [entry.title for entry in tree] == ["nav.kpis", "nav.plan"]


def test_pages_of_one_group_stand_beside_each_other() -> None:
    tracks = {"use-cases/a/": "data", "use-cases/b/": "tooling", "use-cases/c/": "data"}
    pages = ["use-cases/", *tracks, "use-cases/page_2/", "owners/a/", "owners/b/", "teams/a/"]
    assert beside(pages, tracks.get) == {
        "use-cases/a/": Beside(("use-cases/a/", "use-cases/c/"), 0),
        "use-cases/c/": Beside(("use-cases/a/", "use-cases/c/"), 0),
        "owners/a/": Beside(("owners/a/", "owners/b/"), 0),
        "owners/b/": Beside(("owners/a/", "owners/b/"), 0),
    }


def test_of_many_pages_the_nearest_stand_beside_and_the_others_are_counted() -> None:
    reviews = [f"reviews/{number:02}/" for number in range(20)]
    found = beside(reviews, lambda _: None)
    assert found[reviews[0]] == Beside(tuple(reviews[:12]), 8)
    assert found[reviews[10]] == Beside(tuple(reviews[4:16]), 8)
    assert found[reviews[19]] == Beside(tuple(reviews[8:]), 8)
