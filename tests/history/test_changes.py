"""What each commit changed: each case is the files of data/, commit by commit."""

from collections.abc import Iterable

from macros.history.changes import Placed
from tests.history.changed import Files, changed, track, use_case

A, B, T = "use-cases/a.yml", "use-cases/b.yml", "tracks/t.yml"
WRONG = "title: [T]\n"


def ids(placed: Iterable[Placed]) -> list[tuple[str, str]]:
    return [(path, said.id) for path, said in placed]


def test_what_a_file_goes_on_saying_is_no_change() -> None:
    _, second = changed(
        ("01-01", {T: track("a 2026-05", "b 2026-05")}), ("01-02", {T: track("a 2026-05", "b 2026-06")})
    )
    assert (ids(second.gone), ids(second.came)) == ([(T, "b")], [(T, "b")])


def test_what_has_an_alias_is_always_told() -> None:
    text = track("a 2026-05").replace("id: a", "id: a, aliases: [c]")
    _, second = changed(("01-01", {T: text}), ("01-02", {T: f"{text}# more\n"}))
    assert (ids(second.gone), ids(second.came)) == ([(T, "a")], [(T, "a")])


def test_a_file_says_the_same_until_it_changes_itself() -> None:
    steps: list[Files] = [{A: use_case(), B: use_case()}, {A: use_case("2026-05")}, {B: None}]
    *_, last = changed(*((f"01-{number:02}", files) for number, files in enumerate(steps, 1)))
    assert (ids(last.gone), ids(last.came)) == ([(B, "b")], [])


def test_a_file_is_refused_until_it_is_mended() -> None:
    steps: list[Files] = [{A: WRONG, B: use_case()}, {B: WRONG}, {A: use_case()}, {B: None}]
    found = changed(*((f"01-{number:02}", files) for number, files in enumerate(steps, 1)))
    assert [sorted(change.refused) for change in found] == [[A], [A, B], [B], []]
