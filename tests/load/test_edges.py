"""The edges of what is accepted, and what is said of a file that YAML cannot read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.load import load
from macros.load.parser import nodes
from macros.load.places import Places
from macros.load.screen import comment_behind_value, may_have_features
from macros.load.values import is_contact, is_id, says_nothing
from tests.roadmaps import TODAY, reading, write


def test_an_id_has_a_limit() -> None:
    assert [is_id("a" * length) for length in (1, 64, 65)] == [True, True, False]


@pytest.mark.parametrize(("length", "right"), [(254, True), (255, False)])
def test_an_e_mail_address_has_a_limit(length: int, *, right: bool) -> None:
    address = f"mailto:{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * (length - 194)}"
    assert (len(address), is_contact(address)) == (length, right)


def test_a_placeholder_says_nothing_and_what_is_longer_is_a_text() -> None:
    assert [says_nothing(text) for text in ("", " ", "TBD", " n.v.t.", " " * 9)] == [True] * 5
    assert [says_nothing(text) for text in ("x", " n.v.t. ", "TBD morgen")] == [False] * 3


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("note: {a: b", {"sign": "{", "bracket": "}"}),
        ("note: [a, b", {"sign": "[", "bracket": "]"}),
        ("note: *a", {"sign": "*", "text": "a"}),
        ("note: &a b", {"sign": "&", "text": "a"}),
        ("note: !a b", {"sign": "!", "text": "!a"}),
        (f"note: {'[' * 30}{']' * 30}", {"limit": 24}),
        (f"note: {'[' * 2000}{']' * 2000}", {"limit": 24}),
    ],
)
def test_what_is_said_of_what_yaml_cannot_or_may_not_be(lines: str, values: dict[str, object]) -> None:
    track = f"== tracks/t.yml\nname: T\nowner: els\nitems:\n  - id: a\n    {lines}\n"
    problem = reading(track).problems[0]
    assert {key: problem.message.values.get(key) for key in values} == values


def test_of_a_key_that_stands_there_twice_the_first_place_counts() -> None:
    text = "a: 1\na: 2\nb: [x]\n"
    root = nodes(text)
    assert root
    assert Places(text, root.start_mark, root.end_mark).found() == {"a": (1, 4), "b": (3, 4), "b.0": (3, 5)}


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ((1, 2), ""),
        ((2, 3), "a"),
        ((2, 6), "a"),
        ((2, 7), ""),
        ((2, 8), ""),
        ((2, 9), "b"),
        ((2, 12), "b"),
        ((3, 3), ""),
    ],
)
def test_a_place_lies_in_the_key_whose_words_it_is_in(place: tuple[int, int], key: str) -> None:
    text = "# x\n {a: 1, b: 2}\n# y\n"
    root = nodes(text)
    assert root
    assert Places(text, root.start_mark, root.end_mark).key_at(place) == key


@pytest.mark.parametrize(
    ("text", "cut"),
    [("# x\na: b # c\n", True), ("a: b\n# c # d\n", False), ("# x", False), ("a: b#c\n", False), ("a: b\t# c", True)],
)
def test_a_remark_behind_a_value_may_have_cut_it_short(text: str, *, cut: bool) -> None:
    assert comment_behind_value(text) is cut


@pytest.mark.parametrize("sign", ["%YAML 1.2", "---", "a: &b", "a: *b", "!b"])
@pytest.mark.parametrize("before", ["", "a: b\n"])
def test_what_a_roadmap_may_not_use_of_yaml_is_seen_on_any_line(before: str, sign: str) -> None:
    assert may_have_features(f"{before}{sign}\n")
    assert not may_have_features(f"{before}a: R&D, 5% -- 2*3!\n")


def test_a_file_whose_name_no_id_is_like() -> None:
    (problem,) = reading("== tracks/日本.yml\nname: T\nowner: els\n").problems
    assert problem.hint
    assert (problem.message.key, problem.hint.key) == ("bad-id.file", "bad-id.hint")


def changing(path: str) -> None:
    return None


def gone(path: str) -> None:
    raise FileNotFoundError(path)


@pytest.mark.parametrize(("moment", "key"), [(changing, "changing"), (gone, "gone")])
def test_a_file_that_goes_or_changes_while_it_is_read(
    moment: Callable[[str], None], key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "data", "")
    monkeypatch.setattr("macros.load.folder.at_one_moment", moment)
    problems = load(tmp_path / "data", TODAY).problems
    assert len(problems) == 4
    for problem in problems:
        assert problem.hint
        assert (problem.message.key, problem.hint.key) == (f"unexpected-file.{key}", "unexpected-file.again-hint")
        assert problem.message.values == {"file": problem.source.path}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_as_every_editor_ends_it(end: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    write(data, "")
    (data / "tracks/techniek.yml").write_bytes(f"name: T{end}owner: els{end}tag: x{end}".encode())
    (problem,) = load(data, TODAY).problems
    assert (problem.rule, problem.source.line) == ("unknown-key", 3)


def test_a_list_that_says_nothing_is_told_by_its_key() -> None:
    (problem,) = reading("== tracks/t.yml\nname: T\nowner: els\nitems: TBD\n").problems
    assert (problem.message.key, problem.message.values) == ("bad-value.placeholder", {"key": "items", "value": "TBD"})
