"""`roadmap history`: the ledger as text and JSON, and what it says where git cannot."""

import datetime as dt
import json
from pathlib import Path

import pytest

from macros.cli import main
from tests.history.branch import PUBLIC, Step, branch, git

USE_CASE = "title: Zoeken\ntrack: t\nplanned: {production: 2026-09-01}\n"
MOVED = USE_CASE + "replanned:\n  - {date: 2026-03-01, why: De leverancier is ziek, production: 2026-10-01}\n"
ITEMS = "name: T\nowner: els\nitems:\n  - id: meten\n    title: Meten\n    kind: action\n"
STEPS = [
    Step(
        dt.date(2026, 1, 5),
        {
            "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
            "data/phases.yml": "[]\n",
            "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
            "data/use-cases/zoeken.yml": USE_CASE,
            "data/use-cases/lezen.yml": USE_CASE,
            "data/tracks/t.yml": ITEMS + "    planned: {start: 2026-02-01, finish: 2026-04}\n",
        },
    ),
    Step(
        dt.date(2026, 1, 12),
        {"data/use-cases/lezen.yml": None, "data/tracks/t.yml": ITEMS + "    planned: {finish: 2026-05\n"},
    ),
    Step(dt.date(2026, 3, 2), {"data/use-cases/zoeken.yml": MOVED, "data/tracks/t.yml": ITEMS}, author=PUBLIC),
    Step(dt.date(2026, 3, 30), {"data/use-cases/zoeken.yml": USE_CASE.replace("09-01", "08-25")}, author="a@b.c"),
]
TEXTS = {
    "nl": """\
4 wijzigingen van data/, van 5 jan 2026 tot en met 30 mrt 2026
3 onderdelen hebben of hadden een beloofde einddatum
1 belofte verschoof
1 naar eerder
samen 2 keer
in het midden 7 dagen eerder
1 belofte is ingetrokken
1 onderdeel is weg

lezen  weg sinds 12 jan 2026  (data/use-cases/lezen.yml)

meten  zonder belofte sinds 2 mrt 2026, planned en replanned zeggen iets anders dan git  (data/tracks/t.yml)

zoeken  7 dagen eerder dan eerst beloofd, planned en replanned zeggen iets anders dan git  (data/use-cases/zoeken.yml)
  2 mrt 2026: van 1 sep 2026 naar 1 okt 2026, De leverancier is ziek (0eff06c)
  30 mrt 2026: van 1 okt 2026 naar 25 aug 2026, zonder reden in replanned (cc74314)

het contract van nu keurt 1 wijziging af; die is gelezen zo ver als dat ging:
  data/tracks/t.yml:7 in 1 wijziging [yaml-syntax] (fc6500f)
""",
    "en": """\
4 changes of data/, from 5 Jan 2026 up to 30 Mar 2026
3 records have or had a promised end date
1 promise moved
1 to earlier
2 times in all
median: 7 days earlier
1 promise was withdrawn
1 record is gone

lezen  gone since 12 Jan 2026  (data/use-cases/lezen.yml)

meten  without a promise since 2 Mar 2026, planned and replanned disagree with git  (data/tracks/t.yml)

zoeken  7 days earlier than first promised, planned and replanned disagree with git  (data/use-cases/zoeken.yml)
  2 Mar 2026: from 1 Sept 2026 to 1 Oct 2026, De leverancier is ziek (0eff06c)
  30 Mar 2026: from 1 Oct 2026 to 25 Aug 2026, without a reason in replanned (cc74314)

1 change is refused by the contract of today; it was read as far as possible:
  data/tracks/t.yml:7 in 1 change [yaml-syntax] (fc6500f)
""",
}
LINES = {"nl": "de geschiedenis van 3 beloften\n", "en": "the history of 3 promises\n"}
NOTHING = {"moved": 0, "moves": 0, "later": 0, "earlier": 0, "back": 0, "median_slip": None}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return branch(tmp_path_factory.mktemp("repository"), STEPS)


def told(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    code = main(["history", "--data", str(data), "--today", "2026-06-30", *arguments])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("language", TEXTS)
def test_text_tells_what_moved_and_what_could_not_be_read(
    data: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert told(capsys, data, "--language", language) == (0, TEXTS[language], LINES[language])


def test_json_tells_all(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, data, "--format", "json")[1])
    records = {record.pop("id"): record for record in found.pop("records")}
    assert found == {
        "commits": 4,
        "from": "2026-01-05",
        "to": "2026-03-30",
        "promises": 3,
        "moved": 1,
        "moves": 2,
        "later": 0,
        "earlier": 1,
        "back": 0,
        "median_slip": -7,
        "withdrawn": 1,
        "removed": 1,
        "refused": 1,
        "by": {
            "kind": {
                "item": {"promises": 1, **NOTHING, "withdrawn": 1, "removed": 0},
                "use_case": {
                    "promises": 2,
                    "moved": 1,
                    "moves": 2,
                    "later": 0,
                    "earlier": 1,
                    "back": 0,
                    "median_slip": -7,
                    "withdrawn": 0,
                    "removed": 1,
                },
            }
        },
        "unread": [
            {
                "file": "data/tracks/t.yml",
                "commits": 1,
                "commit": "fc6500f38cac18c8f5dd78005c402d93ab6826e2",
                "line": 7,
                "rule": "yaml-syntax",
            }
        ],
    }
    assert records["zoeken"] == {
        "kind": "use_case",
        "promised_on": "2026-01-05",
        "first": "2026-09-01",
        "current": "2026-08-25",
        "slip": -7,
        "withdrawn": None,
        "removed": None,
        "agrees": False,
        "file": "data/use-cases/zoeken.yml",
        "moves": [
            {
                "date": "2026-03-02",
                "from": "2026-09-01",
                "to": "2026-10-01",
                "commit": "0eff06c1ba69693eb1a829501944b1257e426c95",
                "author": "els",
                "why": "De leverancier is ziek",
            },
            {
                "date": "2026-03-30",
                "from": "2026-10-01",
                "to": "2026-08-25",
                "commit": "cc74314cdd096a875a153c8e3dc8d7bf674bb3bc",
                "author": None,
                "why": None,
            },
        ],
    }
    assert (records["meten"]["withdrawn"], records["meten"]["slip"]) == ("2026-03-02", None)
    assert (records["lezen"]["removed"], records["lezen"]["agrees"]) == ("2026-01-12", None)


def test_a_correction_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soon = Step(dt.date(2026, 1, 6), {"data/use-cases/zoeken.yml": USE_CASE.replace("09-01", "09-02")})
    data = branch(tmp_path, [STEPS[0], soon])
    assert "van 1 sep 2026 naar 2 sep 2026, als verbetering van een net gedane belofte (" in told(capsys, data)[1]
    records = json.loads(told(capsys, data, "--format", "json")[1])["records"]
    assert [move.get("correction") for record in records for move in record["moves"]] == [True]


def test_a_folder_that_git_does_not_know_of(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data.parent / "elsewhere").mkdir()
    code, text, _ = told(capsys, data.parent / "elsewhere")
    assert (code, text) == (0, "in git staat nog geen roadmap\n")


CUT = {
    "no-git": "staat niet in git; zet de roadmap in een repository, dan is er geschiedenis",
    "no-commits": "er is nog geen commit; leg de roadmap vast met: git add data && git commit",
    "shallow": "deze kopie mist een deel van de geschiedenis; haal die op met: git fetch --unshallow",
    "refused": "git weigert de map",
}


@pytest.mark.parametrize("why", CUT)
def test_a_history_that_git_does_not_have(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], why: str
) -> None:
    if why == "shallow":
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{data.parent}", "clone")
        folder = tmp_path / "clone/data"
    else:
        folder = tmp_path / "data"
        folder.mkdir()
    if why in {"no-commits", "refused"}:
        git(tmp_path, "init", "--quiet")
    if why == "refused":
        (tmp_path / ".git/config").write_text("[core\n")
    code, text, line = told(capsys, folder)
    assert (code, text) == (2, "")
    assert CUT[why] in line
