"""The navigation has few entries."""

from macros.publishing.navigation import Entry, home_of, navigation


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
