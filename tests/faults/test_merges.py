"""Two changes, each valid, that git merges without a conflict: what they make together is checked like all else."""

import datetime as dt
import random
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from macros.build import Invalid, build_site
from macros.checks import check
from macros.checks.against import check_against
from macros.checks.commitments import Base
from macros.cli import main
from macros.edge import Edge
from macros.history.repository import Repository, commit_named, repository_of
from macros.history.state import lay_out
from macros.kpis.measure import measure
from macros.load import load
from macros.model.reading import Reading
from macros.problems import Problem, Severity
from macros.report.problems import as_text, lines_of
from macros.words import words
from tests.faults.conftest import old_site
from tests.faults.edits import Made, changed, roadmap
from tests.history.branch import Files, Step, Stream, branch, git
from tests.roadmaps import TODAY
from tests.site.conftest import bytes_in

SHORT, LONG = 60, 1000  # pairs
DAY = dt.date(2026, 6, 1)
SPOKEN = [words(language, ("problems",)) for language in ("nl", "en")]


def laid_out(files: Files, folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text or "", "utf-8")
    return folder / "data"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [one for one in problems if one.severity is Severity.ERROR]


def valid_change(begin: Reading, choose: random.Random, folder: Path) -> Made:
    """A change that is accepted by itself, and keeps what was promised."""
    for number in range(1000):
        made = changed(roadmap(), choose)
        reading = load(laid_out(made.files(), folder / str(number)), TODAY)
        if not errors(check(reading)) and not check_against(reading, Base(commit="b" * 10, reading=begin)):
            return made
    raise AssertionError


def step(before: Files, after: Files) -> Files:
    """What a commit changes."""
    gone: Files = dict.fromkeys(before.keys() - after.keys())
    return {**gone, **{name: text for name, text in after.items() if before.get(name) != text}}


def pairs_in(folder: Path, pairs: list[tuple[Made, Made]]) -> Repository:
    """A repository with the roadmap on main and each pair on branches a1 and b1, a2 and b2, …"""
    stream, begin = Stream(), roadmap().files()
    root = stream.commit("main", Step(DAY, begin), begin, [])
    for number, pair in enumerate(pairs):
        for name, made in zip("ab", pair, strict=True):
            files = step(begin, made.files())
            stream.commit(f"{name}{number}", Step(DAY, files), files, [root])
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "fast-import", "--quiet", told=b"".join(stream.lines))
    git(folder, "reset", "--quiet", "--hard")
    return repository_of(folder / "data")


def merged(repository: Repository, number: int) -> Iterator[tuple[int, str]]:
    """The pairs that git merges without a conflict, each with the tree that comes of it."""
    told = "".join(f"a{pair} b{pair}\n" for pair in range(number)).encode()
    answers = git(repository.folder.parent, "merge-tree", "--stdin", "--no-messages", told=told).split("\0\0")
    for pair, answer in enumerate(answers[:-1]):
        clean, tree, *_ = answer.split("\0")
        if clean == "1":
            yield pair, tree


@pytest.fixture(scope="module")
def git_merges_trees(tmp_path_factory: pytest.TempPathFactory) -> None:
    try:
        git(tmp_path_factory.mktemp("git"), "init", "--quiet")
        git(tmp_path_factory.getbasetemp() / "git0", "merge-tree", "--stdin", told=b"")
    except subprocess.CalledProcessError:
        pytest.skip("this git is older than 2.39, and merges no trees")


def test_what_git_merges_is_valid_or_told_with_its_place(git_merges_trees: None, tmp_path: Path, *, long: bool) -> None:
    """And nothing of it that is wrong is published."""
    choose = random.Random(5)  # noqa: S311 - changes by chance
    begin = load(laid_out(roadmap().files(), tmp_path / "begin"), TODAY)
    assert errors(check(begin)) == []
    number = LONG if long else SHORT
    made = [[valid_change(begin, choose, tmp_path / f"{name}{pair}") for name in "ab"] for pair in range(number)]
    repository = pairs_in(tmp_path / "git", [(a, b) for a, b in made])
    old = old_site(tmp_path / "site")
    found: Counter[str] = Counter()
    for pair, tree in merged(repository, number):
        data = tmp_path / f"merged{pair}"
        lay_out(repository, tree, data)
        rules = rules_told(data)
        found.update({"clean": 1, "invalid": bool(rules), **dict.fromkeys(rules, 1)})
        for name, one in zip("ab", made[pair], strict=True):  # as a pull request is, beside the branch it goes to
            base = Base(commit=name * 10, reading=load(laid_out(one.files(), tmp_path / f"base{pair}{name}"), TODAY))
            told_with_places(check_against(load(data, TODAY), base), data)
        if rules:
            with pytest.raises(Invalid) as invalid:
                build_site(Edge(data=data, today=TODAY, as_of=TODAY), tmp_path / "site")
            assert {problem.rule for problem in invalid.value.problems} == rules
    assert bytes_in(tmp_path / "site") == old
    assert found["clean"] > number / 3
    assert {"duplicate-id", "unknown-reference"} <= set(found)
    if long:
        assert "unknown-key" in found


def rules_told(data: Path) -> set[str]:
    """The rules of which merged data is told that it breaks them; where there are none, its figures can be computed."""
    reading = load(data, TODAY)
    problems = check(reading)
    told_with_places(problems, data)
    if rules := {one.rule for one in errors(problems)}:
        return rules
    measure(reading.roadmap, TODAY)
    return set()


def told_with_places(problems: list[Problem], data: Path) -> None:
    """Each problem is at a line that is there, or about a file that is gone, and can be said."""
    for one in problems:
        path = data / one.source.path.removeprefix("data/")
        assert one.source.line == 1 or one.source.line <= path.read_text("utf-8").count("\n")
    for spoken in SPOKEN:
        told = as_text(problems, spoken, lines_of(data))
        assert all(f"  [{one.rule}]" in told for one in problems)


# --- what people do to each other, one by one ---

BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n",
    "data/phases.yml": "- {id: start, name: Start}\n\n\n- {id: groei, name: Groei}\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n\n\n- {id: jan, name: Jan, kind: role}\n",
    "data/tracks/a.yml": "name: A\nowner: els\nitems:\n  - {id: een, title: Een, kind: action}\n",
    "data/tracks/b.yml": "name: B\nowner: els\nitems:\n  - {id: twee, title: Twee, kind: action}\n",
}
A, B = BEGIN["data/tracks/a.yml"], BEGIN["data/tracks/b.yml"]
NEW = "  - {id: nieuw, title: Nieuw, kind: action}\n"
TOGETHER: dict[str, tuple[Files, Files, str, str]] = {
    "the same id in two tracks": (
        {"data/tracks/a.yml": A + NEW},
        {"data/tracks/b.yml": B + NEW},
        "duplicate-id",
        "data/tracks/b.yml:5",
    ),
    "an id that became an alias": (
        {"data/tracks/a.yml": A.replace("id: een,", "id: een, aliases: [nieuw],")},
        {"data/tracks/b.yml": B + NEW},
        "duplicate-id",
        "data/tracks/a.yml:4",
    ),
    "an owner who left and got work": (
        {"data/owners.yml": "- {id: els, name: Els, kind: role}\n"},
        {"data/tracks/b.yml": B.replace("owner: els", "owner: jan")},
        "unknown-reference",
        "data/tracks/b.yml:2",
    ),
    "a phase that went and got work": (
        {"data/phases.yml": "- {id: start, name: Start}\n"},
        {"data/tracks/b.yml": B.replace("kind: action", "kind: action, phase: groei")},
        "unknown-reference",
        "data/tracks/b.yml:4",
    ),
    "two that wait for each other": (
        {"data/tracks/a.yml": A.replace("kind: action", "kind: action, depends_on: [twee]")},
        {"data/tracks/b.yml": B.replace("kind: action", "kind: action, depends_on: [een]")},
        "dependency-cycle",
        "data/tracks/a.yml:4",
    ),
    "a language that went and was written in": (
        {"data/roadmap.yml": BEGIN["data/roadmap.yml"].replace("[nl, en]", "[nl]")},
        {"data/tracks/b.yml": B.replace("name: B", "name: {nl: B, en: Bee}")},
        "unknown-key",
        "data/tracks/b.yml:1",
    ),
}


@pytest.fixture
def merge(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The data of a repository in which one of TOGETHER was merged; HEAD^1 is the branch it was merged into."""
    one, other, *_ = TOGETHER[request.param]
    data = branch(tmp_path, [Step(DAY, BEGIN), Step(DAY, one)])
    who = ("-c", "user.name=A", "-c", "user.email=a@b.c")
    git(tmp_path, "checkout", "--quiet", "-b", "other", "HEAD~1")
    for name, text in other.items():
        (tmp_path / name).write_text(text or "", "utf-8")
    git(tmp_path, *who, "commit", "--quiet", "--all", "--message=other")
    assert main(["check", "--data", str(data), "--base", "HEAD~1", "--today", TODAY.isoformat()]) == 0
    git(tmp_path, "checkout", "--quiet", "main")
    assert main(["check", "--data", str(data), "--base", "HEAD~1", "--today", TODAY.isoformat()]) == 0
    git(tmp_path, *who, "merge", "--quiet", "--no-edit", "other")
    return data


@pytest.mark.parametrize("merge", TOGETHER, indirect=True)
def test_a_merge_without_a_conflict_is_told_where_it_is_wrong(
    merge: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the check of the queue before it is on main, and by that of main; and the old site stays."""
    name = request.node.callspec.params["merge"]
    *_, rule, place = TOGETHER[name]
    call = ["--data", str(merge), "--today", TODAY.isoformat()]
    for base in ([], ["--base", "HEAD^1"], ["--base", "HEAD^2"]):
        capsys.readouterr()
        assert main(["check", *call, *base]) == 1
        (line,) = [line for line in capsys.readouterr().out.splitlines() if ": fout: " in line]
        assert line.startswith(f"{place}:")
        assert line.endswith(f"[{rule}]")
    old = old_site(merge.parent / "site")
    assert main(["build", *call, "--site", str(merge.parent / "site")]) == 1
    assert "niets gepubliceerd" in capsys.readouterr().err
    assert bytes_in(merge.parent / "site") == old


def test_a_record_that_two_people_replan_is_a_conflict_or_two_entries(tmp_path: Path) -> None:
    """Of two entries at the same place git asks which; none is lost in silence."""
    case = "title: Zoeken\ntrack: a\nplanned: {production: 2026-09-01}\n"
    moved = "{}replanned:\n  - {{date: 2026-06-{}, why: Ziek, production: 2026-{}}}\n"
    path = "data/use-cases/zoeken.yml"
    begin = {**BEGIN, path: case}
    steps = [Step(DAY, begin), Step(DAY, {path: moved.format(case, "10", "10-01")})]
    branch(tmp_path, steps)
    git(tmp_path, "checkout", "--quiet", "-b", "other", "HEAD~1")
    (tmp_path / path).write_text(moved.format(case, "12", "11-01"), "utf-8")
    who = ("-c", "user.name=A", "-c", "user.email=a@b.c")
    git(tmp_path, *who, "commit", "--quiet", "--all", "--message=other")
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path, *who, "merge", "--quiet", "main")
    (problem, *_) = errors(check(load(tmp_path / "data", TODAY)))
    assert (problem.rule, problem.message.key, problem.source.line) == ("yaml-feature", "yaml-feature.conflict", 5)
    assert commit_named(repository_of(tmp_path / "data"), "HEAD")
