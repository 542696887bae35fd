"""How our templates call: as jinja2 does, with macros, plain functions, and the variables of loops and blocks."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from macros.pages.calling import Calling

TEMPLATES = {
    "parts": "{% macro mark(text, size=2) %}<i>{{ text }}{{ size }}</i>{% endmacro %}"
    "{% macro box(name) %}[{{ name }}: {{ caller() }}]{% endmacro %}",
    "base": "{% block body %}{% endblock %}",
    "page": """\
{% extends "base" %}{% import "parts" as m with context %}
{% block body %}{% set times = 3 %}
{% for one in ("a", "<b>") %}{% set n = loop.index %}
{{ m.mark(one) }} {{ m.mark(text=one, size=n) }} {{ shout(one, times=times) }} {{ loop.cycle("even", "odd") }}
{% endfor %}
{% call m.box("doos") %}{{ shout("in") }}{% endcall %}
{% endblock %}""",
}


def rendered(*, ours: bool, **given: object) -> str:
    environment = Environment(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    if ours:
        environment.context_class = Calling
    return environment.get_template("page").render(given)


def shout(text: str, times: int = 1) -> str:
    return text.upper() + "!" * times


def test_a_call_gives_what_jinja2_makes_of_it() -> None:
    made = rendered(ours=True, shout=shout)
    assert made == rendered(ours=False, shout=shout)
    assert "<i>&lt;b&gt;2</i> <i>&lt;b&gt;2</i> &lt;B&gt;!!! odd" in made
    assert "[doos: IN!]" in made


def test_a_name_that_nobody_gave_is_a_mistake() -> None:
    with pytest.raises(UndefinedError, match="shout"):
        rendered(ours=True)
