"""Every input of the public YAML test suite gets an answer, whatever it is; skipped where the suite cannot be had."""

import pytest

from tests.fuzz.corpus import files_in
from tests.fuzz.judge import judge
from tests.fuzz.yaml_suite import Unavailable, plain, suite
from tests.roadmaps import EXAMPLE


def test_every_input_gets_an_answer() -> None:
    try:
        inputs = suite()
    except Unavailable as why:
        pytest.skip(str(why))
    assert len(inputs) > 350
    example = files_in(EXAMPLE)
    found = {
        f"{case} as {place}": complaint
        for case, raw in inputs.items()
        for place in ("tracks/techniek.yml", "phases.yml")
        if (complaint := judge({**example, place: raw}, deep=True))
    }
    assert found == {}


def test_the_signs_of_the_suite_are_what_they_stand_for() -> None:
    assert plain("a:␣——»b↵\n∎\n") == b"a: \tb\n"
