"""Which ids are one record: each case is a branch, or the ties that aliases make."""

import pytest

from macros.history.names import groups, newest_names
from tests.history.changed import Files, changed, use_case

PROMISED = "2026-09-01"


def names(*steps: Files) -> dict[str, str]:
    return newest_names(changed(*((f"01-{number:02}", files) for number, files in enumerate(steps, 1))))


def file(id_: str) -> str:
    return f"use-cases/{id_}.yml"


def under(*aliases: str) -> str:
    return use_case(PROMISED, more=f"aliases: [{', '.join(aliases)}]")


def test_of_a_branch_without_a_change_there_is_nothing_to_name() -> None:
    assert names() == {}


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_the_newest_is_the_one_that_stands(old: str, new: str) -> None:
    assert names({file(old): under()}, {file(old): None, file(new): under(old)}) == {old: new, new: new}


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_of_a_record_that_is_gone_the_newest_is_the_one_that_stood_last(old: str, new: str) -> None:
    steps: list[Files] = [{file(old): under()}, {file(old): None, file(new): under(old)}, {file(new): None}]
    assert names(*steps) == {old: new, new: new}


@pytest.mark.parametrize("alias", ["a", "c"])
def test_an_alias_that_never_stood_on_the_branch_is_not_the_newest(alias: str) -> None:
    assert names({file("b"): under(alias)}, {file("b"): None}) == {"b": "b", alias: "b"}


def test_an_id_that_came_back_is_as_new_as_the_branch() -> None:
    steps: list[Files] = [
        {file("a"): under()},
        {file("a"): None, file("b"): under("a")},
        {file("b"): None, file("a"): under("b")},
    ]
    assert names(*steps) == {"a": "a", "b": "a"}


def test_an_alias_that_is_the_id_of_another_ties_nothing() -> None:
    assert names({file("a"): under(), file("b"): under("a")}) == {"a": "a", "b": "b"}


def test_ids_hang_together_however_they_are_tied() -> None:
    ties = {"m": {"x", "y"}, "x": {"m", "p"}, "y": {"m"}, "p": {"x"}}
    assert groups(["m", "x", "y", "p"], ties) == [{"m", "x", "y", "p"}]
    assert groups(["a", "c", "b"], {"a": {"b"}, "b": {"a"}}) == [{"a", "b"}, {"c"}]
    assert groups(["a", "b", "c"], {"a": {"b"}, "b": {"a"}}) == [{"a", "b"}, {"c"}]
