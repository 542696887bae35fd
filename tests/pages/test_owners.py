"""The pages of owners. Today is 30 June 2026."""

from macros.pages import owners
from tests.pages.shown import context, text_of

TWO = """
== owners.yml
- {id: els, name: Els, kind: role}
- {id: jan, name: Jan, kind: team}
== tracks/techniek.yml
name: Techniek
owner: els
items:
  - {id: a, title: Stack, kind: action, planned: {finish: 2026-05-04}}
  - {id: b, title: Fabriek, kind: action, owner: jan, depends_on: [a]}
  - {id: c, title: Oud, kind: action, finished: 2026-05-04}
  - {id: d, title: Samen, kind: action, with: [jan]}
== reviews/2026-06-16.yml
summary: S
decisions:
  - {what: Helpen, why: W, owner: els, due: 2026-06-20}
  - {what: Klaar, why: W, owner: els, done: 2026-06-20}
"""


def test_what_is_mine_and_who_waits_for_it() -> None:
    told = text_of(owners.view(context(TWO), "els"))
    assert (
        "Er zijn twee onderdelen open. Te laat is er één: Stack. "
        "Eén onderdeel van anderen wacht hierop. Eén besluit staat nog open."
    ) in told
    assert "Hierop wacht één ander Fabriek van Jan wacht op Stack" in told
    assert "Besluit nodig Helpen Moest klaar zijn op 20 jun. W Stack : opnieuw plannen, of stoppen?" in told
    assert "Hier wacht niets op anderen." in told
    assert "Klaar Waarom" not in told


def test_for_whom_i_wait_and_where_i_help() -> None:
    told = text_of(owners.view(context(TWO), "jan"))
    assert "Eén keer wachten op een ander Fabriek wacht op Stack van Els" in told
    assert "Werkt mee aan één onderdeel van een ander" in told
    assert "Uit de reviews staat geen besluit open. Niemand wacht hierop." in told


def test_the_list_ranks_nobody() -> None:
    told = text_of(next(owners.views(context(TWO))))
    assert "Twee eigenaren dragen samen 3 open onderdelen. Eén besluit uit de reviews staat nog open." in told
    assert told.index("Els Rol Techniek 2 open, 1 te laat") < told.index("Jan Team geen eigen track 1 open")


def test_an_owner_of_nothing_reads_well() -> None:
    told = text_of(owners.view(context("== owners.yml\n- {id: els, name: Els, kind: role}\n"), "els"))
    assert "Hier staan nog geen onderdelen." in told


def test_when_all_is_done() -> None:
    items = "items: [{id: a, title: A, kind: action, finished: 2026-05-04}]"
    told = text_of(owners.view(context(f"== tracks/t.yml\nname: T\nowner: els\n{items}\n"), "els"))
    assert "Het ene onderdeel is klaar of gestopt." in told
    assert "Geen onderdelen open. Niemand wacht hierop." in told


def test_everything_that_is_over_is_on_the_page() -> None:
    done = "".join(f"  - {{id: a{n}, title: Werk {n}, kind: action, finished: 2026-05-04}}\n" for n in range(30))
    told = text_of(owners.view(context("== tracks/t.yml\nname: T\nowner: els\nitems:\n" + done), "els"))
    assert all(f"Werk {n} " in told for n in range(30))


def test_a_single_open_record_that_is_late() -> None:
    late = "{id: a, title: A, kind: action, planned: {finish: 2026-05-04}}"
    one = f"== tracks/t.yml\nname: T\nowner: els\nitems: [{late}]\n"
    assert "Er is één onderdeel open. Het is te laat: A." in text_of(owners.view(context(one), "els"))
