"""AI maturity of the organisation and its teams. Today is 30 June 2026."""

import re

from macros.pages import maturity, teams
from tests.pages.shown import context, text_of

THREE = """
== maturity.yml
dimensions: [{id: data, name: Data, levels: {1: Nog niets.}}, {id: mensen, name: Mensen}]
valid_days: 100
== teams/balie.yml
name: Balie
department: Klant
size: 10
ai_enabled: [{date: 2026-03-01, people: 2}, {date: 2026-06-01, people: 5}]
assessments:
  - {date: 2026-02-01, scores: {data: 1, mensen: 3}}
  - {date: 2026-06-01, scores: {data: 2, mensen: 3}, note: Gaat goed.}
== teams/ict.yml
name: ICT
size: 10
assessments: [{date: 2026-01-01, scores: {data: 4}}]
== teams/nieuw.yml
{name: Nieuw, department: Klant}
"""


def test_the_organisation() -> None:
    told = text_of(maturity.view(context(THREE)))
    assert "De AI-maturity index is 56,3 van 100. De dimensie Data scoort het laagst: gemiddeld 3,0 van 5." in told
    assert "Van één team is de meting ouder dan 100 dagen: ICT." in told
    assert "Eén team is nog niet gemeten: Nieuw." in told
    assert "Van de drie teams zijn er twee gemeten" in told
    assert told.index("Balie Index 37,5 2 3 Laatst gemeten 1 jun 2026") < told.index(
        "ICT Index 75,0 4 geen score Laatst gemeten 1 jan 2026, verouderd"
    )
    assert "Klant 37,5 van 100 Balie , Nieuw".replace(" ,", ",") in told
    assert "1 Nog niets." in told
    assert "Mensen: de niveaus zijn nog niet beschreven." in told


def test_a_tint_only_repeats_the_number() -> None:
    assert '<td class="score score-2" data-label="Data" data-key="2">2</td>' in maturity.view(context(THREE)).html


def test_the_scores_sort_and_a_score_that_is_not_there_has_no_key() -> None:
    html = maturity.view(context(THREE)).html
    assert re.findall(r'<th scope="col" data-sort="([^"]+)"( data-number)?>', html) == [
        ("team", ""),
        ("index", " data-number"),
        ("score-data", " data-number"),
        ("score-mensen", " data-number"),
        ("assessed", ""),
    ]
    assert '<td class="score" data-label="Mensen" data-key="">geen score</td>' in html
    assert '<td data-key="37.5000">' in html


def test_a_team_over_time() -> None:
    told = text_of(teams.view(context(THREE), "balie"))
    assert (
        "De AI-maturity index is 37,5 van 100, gemeten op 1 juni 2026. De dimensie Data scoort het laagst: 2 van 5."
        in told
    )
    assert "In twee metingen: één omhoog, geen omlaag" in told
    assert "Data 1 2 1 omhoog Mensen 3 3 gelijk" in told
    assert "5 van de 10 mensen werken met AI 1 jun 2026 5 mensen 1 mrt 2026 2 mensen" in told
    assert "Nog geen use cases" in told


def test_a_team_without_anything_reads_well() -> None:
    told = text_of(teams.view(context(THREE), "nieuw"))
    assert "Dit team is nog niet gemeten." in told
    assert "grootte onbekend" in told
    assert "Nog niet geteld wie met AI werkt" in told


def test_the_list_of_teams() -> None:
    told = text_of(next(teams.views(context(THREE))))
    assert "In de drie teams werken 5 van de 20 mensen met AI." in told
    assert "Balie Klant Werkt met AI 5 van 10 Index 37,5 geen use case" in told


def test_without_teams() -> None:
    assert "Er zijn nog geen teams, dus er is nog geen AI-maturity index." in text_of(maturity.view(context()))


def test_teams_that_are_not_assessed_are_told_without_a_number() -> None:
    one = THREE.partition("== teams/balie.yml")[0] + "== teams/nieuw.yml\n{name: Nieuw}\n"
    assert "Het ene team is nog niet gemeten" in text_of(maturity.view(context(one)))
    assert "Van de twee teams is er nog geen gemeten" in text_of(
        maturity.view(context(f"{one}== teams/ook.yml\n{{name: Ook}}\n"))
    )
