"""`roadmap check --base`: a repository, what is changed in it, and what is said of the promises that were made."""

import datetime as dt
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import main
from macros.commands import check
from tests.history.branch import Step, branch, git

ROADMAP = "title: T\norganisation: O\npurpose: P\n"
BEGIN = {
    "data/roadmap.yml": ROADMAP,
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
}
ZOEKEN = "data/use-cases/zoeken.yml"
TODAY = "2026-06-30"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def use_case(production: str = "2026-09-01", *more: str) -> str:
    """A use case of which production is promised."""
    return "\n".join(["title: Zoeken", "track: t", f"planned: {{production: {production}}}", *more, ""])


def repository(folder: Path, *steps: tuple[str, str | None]) -> Path:
    """A branch on which one use case was written, version by version."""
    return branch(folder, [Step(day("01-01"), BEGIN), *(Step(day(on), {ZOEKEN: text}) for on, text in steps)])


def told(
    capsys: pytest.CaptureFixture[str], data: Path, base: str = "HEAD", *more: str, today: str = TODAY
) -> tuple[int, list[tuple[str, str]], str]:
    """The exit code, rule and message of each problem, and what stands on standard error."""
    code = main(["check", "--data", str(data), "--base", base, "--format", "json", "--today", today, *more])
    out, err = capsys.readouterr()
    problems = json.loads(out)["problems"] if out else []
    return code, [(one["rule"], one["message"]) for one in problems], err


CHANGED = ("commitment-changed", "'zoeken' beloofde: production 2026-09-01; nu staat er: production 2026-10-01")


def test_a_promise_that_was_altered_in_the_working_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    assert told(capsys, data)[:2] == (0, [])
    (tmp_path / ZOEKEN).write_text(use_case("2026-10-01"))
    code, found, err = told(capsys, data)
    assert (code, found) == (1, [CHANGED])
    assert "git merge" not in err  # the base is part of what is checked out
    assert main(["check", "--data", str(data), "--today", TODAY]) == 0  # by itself it is right


@pytest.mark.parametrize(("today", "code"), [("2026-02-15", 0), ("2026-02-16", 1)])
def test_in_the_working_tree_a_slip_of_the_pen_is_measured_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], today: str, code: int
) -> None:
    data = repository(tmp_path, ("02-01", use_case()), ("02-10", use_case("2026-09-01", "risk: high")))
    (tmp_path / ZOEKEN).write_text(use_case("2026-10-01"))
    assert told(capsys, data, today=today)[0] == code


@pytest.mark.parametrize(("on", "code"), [("02-15", 0), ("02-16", 1)])
def test_in_a_commit_it_is_measured_on_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], on: str, code: int
) -> None:
    data = repository(
        tmp_path, ("02-01", use_case()), (on, use_case("2026-10-01")), ("06-01", use_case("2026-10-01", "risk: high"))
    )
    assert told(capsys, data, "HEAD~2")[0] == code


def test_a_promise_that_came_back_was_altered_by_the_last_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = use_case("2026-10-01")
    data = repository(tmp_path, ("02-01", use_case()), ("02-10", moved), ("02-11", use_case()), ("05-01", moved))
    assert told(capsys, data, "HEAD~3")[:2] == (1, [CHANGED])


def test_a_promise_that_stood_before_is_not_young_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("02-01", use_case()), ("02-10", use_case("2026-11-01")), ("06-28", use_case()))
    (tmp_path / ZOEKEN).write_text(use_case("2026-10-01"))
    assert told(capsys, data)[:2] == (1, [CHANGED])


def test_every_date_is_as_old_as_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    young = use_case("2026-08-01, production: 2026-09-01").replace("production", "mvp", 1)
    data = repository(tmp_path, ("02-01", use_case()), ("06-28", young))
    (tmp_path / ZOEKEN).write_text(young.replace("08-01", "08-03"))
    assert told(capsys, data)[:2] == (0, [])
    (tmp_path / ZOEKEN).write_text(young.replace("08-01", "08-03").replace("09-01", "10-01"))
    assert told(capsys, data)[:2] == (1, [CHANGED])


def test_an_entry_of_replanned_may_be_corrected_while_it_is_young(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def moved(to: str) -> str:
        return use_case("2026-09-01", "replanned:", f"  - {{date: 2026-06-15, why: Ziek, production: {to}}}")

    data = repository(tmp_path, ("02-01", use_case()), ("06-16", moved("2026-10-01")))
    (tmp_path / ZOEKEN).write_text(moved("2026-11-01"))
    assert told(capsys, data, today="2026-06-30")[0] == 0
    assert told(capsys, data, today="2026-07-01")[0] == 1


def test_how_long_is_told_by_the_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    (tmp_path / ZOEKEN).write_text(use_case("2026-10-01"))
    (data / "roadmap.yml").write_text(f"{ROADMAP}review_every_days: 300\n")
    assert told(capsys, data)[:2] == (1, [CHANGED])
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message=x", "data/roadmap.yml")
    assert told(capsys, data)[:2] == (0, [])


def test_a_renamed_record_is_as_old_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vinden = "data/use-cases/vinden.yml"
    renamed = use_case("2026-09-01", "aliases: [zoeken]")
    steps = [
        Step(day("01-01"), {**BEGIN, ZOEKEN: use_case()}),
        Step(day("06-28"), {ZOEKEN: None, vinden: renamed}),
    ]
    data = branch(tmp_path, steps)
    (tmp_path / vinden).write_text(renamed.replace("09-01", "10-01"))
    assert told(capsys, data)[:2] == (1, [(CHANGED[0], CHANGED[1].replace("zoeken", "vinden"))])
    (tmp_path / vinden).rename(tmp_path / "data/use-cases/opzoeken.yml")
    (tmp_path / "data/use-cases/opzoeken.yml").write_text(use_case("2026-09-01", "aliases: [zoeken, vinden]"))
    assert told(capsys, data)[:2] == (0, [])


def test_a_version_that_nobody_can_read_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [("02-01", use_case()), ("02-03", use_case("gauw")), ("02-04", "title: [\n"), ("02-05", use_case())]
    data = repository(tmp_path, *steps, ("05-01", use_case("2026-10-01")))
    assert told(capsys, data, "HEAD~1")[:2] == (1, [CHANGED])


def test_a_merge_is_measured_as_the_one_change_that_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a pull request looks like to its check: the merge is checked out, and laid against its first parent."""
    steps = [
        Step(day("02-01"), {**BEGIN, ZOEKEN: use_case()}),
        Step(day("02-16"), {}, beside={ZOEKEN: use_case("2026-10-01")}),
    ]
    assert told(capsys, branch(tmp_path, steps), "HEAD^1")[:2] == (1, [CHANGED])


def test_a_record_that_was_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("06-28", use_case()))
    (tmp_path / ZOEKEN).unlink()
    removed = ("record-removed", "'zoeken' stond op regel 1 van dit bestand, en nu nergens meer")
    assert told(capsys, data)[:2] == (1, [removed])
    (data / "tracks/t.yml").write_text(
        BEGIN["data/tracks/t.yml"] + "items:\n  - {id: a, title: A, kind: action, depends_on: [zoeken, vinden]}\n"
    )
    nowhere = ("unknown-reference", "er is geen onderdeel of use case met de id 'vinden'")
    assert told(capsys, data)[:2] == (1, [nowhere, removed])  # that zoeken is not there is told


def test_text_shows_no_line_of_a_record_that_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("06-28", use_case()))
    (tmp_path / ZOEKEN).write_text("title: Vinden\ntrack: t\n")
    (tmp_path / ZOEKEN).rename(data / "use-cases/vinden.yml")
    assert main(["check", "--data", str(data), "--base", "HEAD", "--today", TODAY, "--language", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{ZOEKEN}:1:1: error: 'zoeken' stood on line 1 of this file, and stands nowhere now  [record-removed]",
        f"       remove nothing; put {ZOEKEN} back with stopped; change why to the real reason:",
        "title: Zoeken",
        "track: t",
        "planned: {production: 2026-09-01}",
        'stopped: {date: 2026-06-30, why: "Taken off the roadmap, the reason is not written down yet"}',
    ]


def test_a_branch_that_is_behind_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    git(tmp_path, "checkout", "--quiet", "-b", "eigen", "HEAD~1")
    code, found, err = told(capsys, data, "main")
    assert (code, [rule for rule, _ in found]) == (1, ["record-removed"])
    assert err.startswith("deze tak mist wat er op main bij kwam; haal dat eerst binnen met: git merge main\n")


def test_data_may_be_the_whole_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin = {path.removeprefix("data/"): text for path, text in {**BEGIN, ZOEKEN: use_case()}.items()}
    branch(tmp_path, [Step(day("01-01"), begin)])
    (tmp_path / "use-cases/zoeken.yml").write_text(use_case("2026-10-01"))
    assert told(capsys, tmp_path)[:2] == (1, [CHANGED])


def test_git_is_asked_by_who_names_a_base_only(tmp_path: Path) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    script = (
        "import sys; from macros.cli import main; main(sys.argv[1:]); "
        "print({'mkdocs', 'pygal', 'jinja2', 'babel', 'macros.history', 'macros.checks.against'} & set(sys.modules))"
    )
    loaded = []
    for more in ([], ["--base", "HEAD"]):
        call = [sys.executable, "-c", script, "check", "--data", str(data), "--today", TODAY, *more]
        loaded.append(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
    assert loaded[0] == "set()\n"
    assert eval(loaded[1]) == {"macros.history", "macros.checks.against"}  # noqa: S307 - what the line before printed


def test_a_revision_without_data_promised_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [Step(day("01-01"), {"README.md": "Lees mij\n"}), Step(day("02-01"), {**BEGIN, ZOEKEN: use_case()})]
    assert told(capsys, branch(tmp_path, steps), "HEAD~1")[:2] == (0, [])


def test_of_a_revision_that_is_refused_now_what_can_be_read_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = use_case("2026-09-01, mvp: gauw", "sinds: 2020")
    data = repository(tmp_path, ("02-01", refused))
    (tmp_path / ZOEKEN).write_text(use_case())
    assert told(capsys, data)[:2] == (0, [])
    (tmp_path / ZOEKEN).write_text(use_case("2026-10-01"))
    assert told(capsys, data)[:2] == (1, [CHANGED])


@pytest.mark.parametrize(
    ("base", "why"),
    [
        ("origin/main", "git kent 'origin/main' niet; haal de takken op met: git fetch origin"),
        ("--all", "git kent '--all' niet; haal de takken op met: git fetch origin"),
        ("", "git kent '' niet; haal de takken op met: git fetch origin"),
    ],
)
def test_a_revision_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, base: str, why: str
) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    monkeypatch.setattr(check, "LARGE", 0)
    assert main(["check", "--data", str(data), "--today", TODAY]) == 0
    capsys.readouterr()  # the answer of a check without a base is kept
    assert main(["check", "--data", str(data), f"--base={base}", "--today", TODAY]) == 2
    assert capsys.readouterr() == ("", f"roadmap: {why}\n")


def test_a_clone_that_is_cut_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository(tmp_path / "whole", ("02-01", use_case()))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/whole", "part")
    code, _, err = told(capsys, tmp_path / "part/data", "HEAD", "--language", "en")
    assert (code, err) == (2, "roadmap: this copy lacks a part of the history; get it with: git fetch --unshallow\n")


def test_data_outside_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository(tmp_path, ("02-01", use_case()))
    shutil.rmtree(tmp_path / ".git")
    code, _, err = told(capsys, data)
    assert code == 2
    assert "staat niet in git" in err


def test_text_shows_the_lines_to_paste_as_they_belong_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    track = BEGIN["data/tracks/t.yml"] + "items:\n  - id: meten\n    title: Meten\n    kind: milestone\n"
    steps = [Step(day("02-01"), {**BEGIN, "data/tracks/t.yml": track + "    planned: {finish: 2026-09-01}\n"})]
    data = branch(tmp_path, steps)
    (data / "tracks/t.yml").write_text(track + "    planned: {finish: 2026-10-01}\n")
    assert main(["check", "--data", str(data), "--base", "HEAD", "--today", TODAY]) == 1
    first = "een belofte blijft staan; schrijf bij 'meten' deze regels in plaats van planned, replanned; "
    first += "verander why in de echte reden:"
    begin = CHANGED[1].replace("zoeken", "meten").replace("production", "finish")
    assert capsys.readouterr().out.splitlines() == [
        f"data/tracks/t.yml:7:5: fout: {begin}  [commitment-changed]",
        "    7 |     planned: {finish: 2026-10-01}",
        f"      |     ^^^^^^^ {first}",
        "    planned: {finish: 2026-09-01}",
        "    replanned:",
        "      - date: 2026-06-30",
        "        finish: 2026-10-01",
        '        why: "De datum is veranderd, de reden schreven we nog niet op"',
    ]


def test_github_gets_the_lines_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    data = repository(tmp_path / "git", ("02-01", use_case()))
    (tmp_path / "git" / ZOEKEN).write_text(use_case("2026-10-01"))
    assert main(["check", "--data", str(data), "--base", "HEAD", "--format", "github", "--today", TODAY]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=data/use-cases/zoeken.yml,line=3,col=1,title=commitment-changed::")
    assert "%0Aplanned: {production: 2026-09-01}%0Areplanned:%0A  - date: 2026-06-30%0A" in line
    assert "<pre>planned&#58;&#32;" in (tmp_path / "summary").read_text()
    assert "replanned&#58;&#10;&#32;&#32;&#45;&#32;date" in (tmp_path / "summary").read_text()
