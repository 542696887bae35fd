"""The page of the forms: a form for each kind of record, in the order of the contract, with words for every field."""

import re

import pytest

from macros.pages import edit
from macros.pages.edit_fields import FORMS, FormField, forms
from macros.words import LANGUAGES, words
from tests.pages.shown import context, text_of

GITHUB = """
== roadmap.yml
title: T
organisation: O
purpose: P
repository: https://github.com/o/r
branch: dev
"""


def page(text: str = GITHUB, language: str = "nl") -> str:
    return edit.view(context(text, language)).html


def keys_of(fields: tuple[FormField, ...]) -> list[str]:
    return [field.key for field in sorted(fields, key=lambda field: field.order)]


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_has_every_key_of_the_contract(kind: str) -> None:
    form = next(form for form in forms(words("nl")) if form.kind == kind)
    wanted = [field.key for field in FORMS[kind].fields if (kind, field.key) != ("track", "items")]
    assert [key for key in keys_of((*form.first, *form.others)) if key != "id" or "id" in wanted] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_words_and_every_choice_a_name(language: str) -> None:
    def deep(field: FormField) -> list[FormField]:
        return [field, *(below for inner in field.fields for below in deep(inner))]

    for form in forms(words(language)):
        for field in (below for one in (*form.first, *form.others) for below in deep(one)):
            assert field.label
            assert field.help or field.key in {"", "key"}
            assert all(value and name for value, name in field.choices)
            assert field.choices or field.shape != "choice"


def test_a_number_is_chosen_where_few_are_possible_and_else_written() -> None:
    fields = {field.key: field for form in forms(words("nl")) for field in (*form.first, *form.others)}
    assert fields["review_every_days"].choices == ()  # up to a century
    (scores,) = [inner for inner in fields["assessments"].fields[0].fields if inner.key == "scores"]
    assert [value for value, _ in scores.fields[-1].choices] == ["1", "2", "3", "4", "5"]


def test_a_hint_that_many_dates_share_is_said_once() -> None:
    form = next(form for form in forms(words("nl")) if form.kind == "use-case")
    plan = next(field for field in form.first if field.key == "planned")
    assert "2026-Q4" in plan.hint
    assert {field.hint for field in plan.fields if field.shape == "date"} == {""}


def test_the_host_is_that_of_the_repository() -> None:
    html = page()
    assert 'data-edit="https://github.com/o/r/edit/dev"' in html
    assert 'data-create="https://github.com/o/r/new/dev"' in html
    assert 'data-gitlab=""' in html
    assert "https://github.com/o/r/tree/dev" in html


def test_gitlab_has_addresses_of_its_own() -> None:
    html = page(GITHUB.replace("github.com", "gitlab.com"))
    assert 'data-create="https://gitlab.com/o/r/-/new/dev"' in html
    assert 'data-gitlab="yes"' in html
    assert "merge request" in text_of(edit.view(context(GITHUB.replace("github.com", "gitlab.com"))))


def test_without_a_repository_someone_is_asked() -> None:
    shown = text_of(edit.view(context()))
    assert "Vraag wie de roadmap beheert waar de bestanden staan." in shown
    assert 'data-edit=""' in page("")


def test_nobody_is_asked_about_what_there_is_not() -> None:
    def offered(text: str) -> set[str]:
        return set(re.findall(r'data-task="([^"]+)"', page(text)))

    asked = {task.name for task in (*edit.TASKS, *edit.REST)}
    about = {"move", "done", "stop", "change", "decision", "score", "enabled", "measure", "dimension", "valid"}
    assert offered("") == asked - about
    held = "== use-cases/u.yml\ntitle: U\ntrack: techniek\n== reviews/2026-06-01.yml\nsummary: S\n"
    kinds = "kind: speed\nunit: u\ndirection: up\n"
    held += f"== teams/t.yml\nname: T\n== metrics/m.yml\nname: M\n{kinds}== maturity.yml\ndimensions: []\n"
    assert offered(held) == asked


def test_without_script_nothing_dead_is_shown() -> None:
    html = page()
    for found in re.findall(r'<(?:form|nav|section class="rm-(?:work|made)")[^>]*>', html):
        assert " hidden" in found, found


def test_each_language_of_the_roadmap_can_be_written() -> None:
    html = page("== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, fy]\n")
    assert 'data-languages="nl fy"' in html
    assert html.count('<input type="text" lang="nl"') == html.count('<input type="text" lang="fy"')
    assert "Vertaling (fy)" in html


def test_the_script_and_the_open_data_are_found_from_every_language() -> None:
    text = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n"
    assert 'data-root="../"' in page(text)
    assert 'data-root="../../"' in page(text, "en")
