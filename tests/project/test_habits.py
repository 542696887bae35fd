"""The project keeps its own promises: its locks, its commands, its papers."""

import ast
import os
import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatchcase
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from macros.cli import COMMANDS

PROJECT = Path(__file__).parents[2]
LOCKS = sorted(PROJECT.glob("requirements*.txt"))
PYPROJECT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`make`, as somebody types it: not as part of the make that runs these tests."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=PROJECT, env=outside | environment, capture_output=True, text=True, check=False
    )


def committed() -> list[Path]:
    """The files that git holds, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [path for name in sorted(set(listed.stdout.split("\0"))) if name and (path := PROJECT / name).is_file()]


def test_make_alone_prints_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    done = make()
    assert done.returncode == 0
    assert set(re.findall(r"^  make ([a-z-]+) +\S", done.stdout, re.MULTILINE)) == targets
    assert {"site", "test", "check", "serve", "kpis", "lock", "format", "clean"} <= targets


@pytest.mark.parametrize(
    ("given", "told"),
    [([], "check --format text\n"), (["BASE=origin/main"], "check --format text --base 'origin/main'\n")],
)
def test_check_keeps_the_promises_of_a_base_where_one_is_named(given: list[str], told: str) -> None:
    done = make("--dry-run", "check", *given, BASE="")
    assert done.stdout.replace(" \n", "\n").endswith(told)


def test_a_python_that_makes_no_environment_is_told_what_it_lacks(tmp_path: Path) -> None:
    python = tmp_path / "python3.11"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    done = make("check", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}")
    assert done.returncode != 0
    assert "apt-get install python3.11-venv" in done.stderr


def test_without_python_it_says_so(tmp_path: Path) -> None:
    done = make("check", f"VENV={tmp_path / 'venv'}", "PYTHON=")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr


def test_where_the_other_generators_cannot_be_installed_it_says_that_the_site_needs_neither(tmp_path: Path) -> None:
    """The environment is made; what pip says stands above ours, and nothing counts as installed."""
    python = tmp_path / "portable/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho no such version >&2\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "portable/ready").touch()
    done = make("portable", f"PORTABLE={tmp_path / 'portable'}")
    assert done.returncode != 0
    assert "no such version" in done.stderr
    assert "ProperDocs and Zensical could not be installed" in done.stderr
    assert "make site and make test go without" in done.stderr
    assert not (tmp_path / "portable/portable-ready").exists()


def test_the_tests_do_not_wait_for_other_generators() -> None:
    told = make("--dry-run", "--always-make", "test").stdout
    assert "pytest" in told
    assert "portable-ready" not in told


@pytest.mark.parametrize(("made", "code"), [("exit 0", 0), ("exit 2", 2)], ids=["all well", "a step failed"])
def test_ci_ends_as_make_test_ends(tmp_path: Path, made: str, code: int) -> None:
    """With its exit code, and the tests' summary as the last line."""
    shutil.copytree(PROJECT / ".ci", tmp_path / ".ci")
    (tmp_path / "make").write_text(f"#!/bin/sh\necho == 3 passed in 1s ==\necho $1\n{made}\n", encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    done = subprocess.run(
        ["bash", tmp_path / ".ci/run"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert done.stdout.splitlines()[:2] == ["== 3 passed in 1s ==", "test"]
    assert code or done.stdout.splitlines()[2:] == ["== 3 passed in 1s =="]


def chromium(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", PROJECT / ".ci/chromium"], env=environment, capture_output=True, text=True, check=False
    )


def test_the_browser_is_the_one_that_was_named(tmp_path: Path) -> None:
    program = tmp_path / "my-chromium"
    program.touch(mode=0o755)
    assert chromium(ROADMAP_CHROMIUM=str(program), PATH=os.environ["PATH"]).stdout == f"{program}\n"


def test_a_named_browser_that_is_not_there_is_no_reason_to_take_another() -> None:
    done = chromium(ROADMAP_CHROMIUM="no-such-browser", PATH=os.environ["PATH"])
    assert (done.returncode, done.stdout) == (1, "")
    assert "ROADMAP_CHROMIUM names no-such-browser" in done.stderr


def test_without_a_browser_it_says_what_to_install(tmp_path: Path) -> None:
    """Nobody but root gets one installed."""
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tmp_path / "id").chmod(0o755)
    done = chromium(PATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Install one" in done.stderr


def test_the_readmes_commands_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z]+)", readme))
    assert {"site", "test"} <= named
    assert named <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_the_readmes_commands_of_roadmap_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z].*?) \|", readme, re.MULTILINE)
    named = {command.split()[0] for row in rows for command in re.findall(r"`([a-z][^`/]*)`", row)}
    assert {"check", "diff", "forecast"} <= named <= set(COMMANDS)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|@ |--(extra-)?index|--find-links|--trusted", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_line_of_a_lock_is_one_version_with_its_hashes(lock: Path) -> None:
    entry = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^=<>!]+ (==|!=|<|>=) '[^']+')? +(--hash=sha256:[0-9a-f]{64} *)+")
    text = re.sub(r"^ *#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", "")
    for line in text.splitlines():
        assert entry.fullmatch(line), line


def test_the_locks_agree_with_each_other_and_with_pyproject() -> None:
    """One version of a thing, whoever installs it."""
    pins = [re.findall(r"^([a-z0-9-]+==[^ ;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE) for lock in LOCKS]
    check, mutants, portable, test, site = (set(found) for found in pins)
    names = [lock.stem.removeprefix("requirements") for lock in LOCKS]
    assert names == ["-check", "-mutants", "-portable", "-test", ""]
    assert check <= site <= test
    assert site <= portable
    assert not {name_of(pin) for pin in mutants - test} & {name_of(pin) for pin in test}
    groups = PYPROJECT["dependency-groups"]
    assert written(groups["check"]) == check
    assert written([*PYPROJECT["project"]["dependencies"], *groups["install"]]) <= site
    assert written(groups["test"]) <= test
    assert written(groups["portable"]) <= portable
    assert written(groups["mutants"]) <= mutants
    assert written(PYPROJECT["build-system"]["requires"]) == written(groups["install"])


def name_of(pin: str) -> str:
    return pin.partition("==")[0]


def written(requirements: list[str]) -> set[str]:
    return {re.sub(r"\[.*?\]", "", requirement.split(";")[0]).strip().lower() for requirement in requirements}


def test_only_what_has_a_hash_is_installed() -> None:
    """From the locks, and built already; the project itself needs nothing that is not there by then."""
    installs = re.findall(r"(?m)^\t\$\(INSTALL\) (.*)$", MAKEFILE)
    assert sorted(installs) == [
        "$(LOCKED) -r requirements-check.txt",
        "$(LOCKED) -r requirements-mutants.txt",
        "$(LOCKED) -r requirements-test.txt",
        "$(LOCKED) -r requirements.txt",
        "--no-deps --no-build-isolation --editable .",
    ]
    assert "pip install" in MAKEFILE
    assert MAKEFILE.count("pip install") == 1
    assert re.search(r"(?m)^LOCKED = --require-hashes --only-binary :all: ", MAKEFILE)


def test_uv_lock_is_not_committed() -> None:
    assert PROJECT / "uv.lock" not in committed()


def test_every_dependency_is_used() -> None:
    """Imported, or started by the Makefile, or named in mkdocs.yml as its theme or plugin."""
    imported = imports(PROJECT / "macros") | imports(PROJECT / "tests")
    said = set(re.findall(r"[\w.-]+", MAKEFILE + (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")))
    unused = []
    for requirement in [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["test"]]:
        name, _, condition = re.sub(r"\[.*?\]", "", requirement).replace("==", ";").partition(";")
        if "sys_platform" in condition or name.startswith("types-"):
            continue  # for Windows; for mypy
        found = metadata.distribution(name)
        files = [file.parts for file in found.files or ()]
        modules = {parts[0].removesuffix(".py") for parts in files}
        commands = {parts[-1] for parts in files if "bin" in parts} | {point.name for point in found.entry_points}
        if not modules & imported and not commands & said:
            unused.append(name)
    assert unused == []


@pytest.mark.parametrize("folder", ["macros", "tests"])
def test_what_is_imported_was_asked_for(folder: str) -> None:
    """Nothing leans on a distribution that another happens to bring."""
    asked = written([*PYPROJECT["project"]["dependencies"]])
    if folder == "tests":
        asked |= written(PYPROJECT["dependency-groups"]["test"])
    names = {plain(requirement.partition("==")[0]) for requirement in asked}
    brought = metadata.packages_distributions()
    others = imports(PROJECT / folder) & set(brought) - {"macros", "tests"}
    leaned_on = {module for module in others if not {plain(name) for name in brought[module]} & names}
    assert leaned_on == set()


def plain(name: str) -> str:
    """The name of a distribution, as all of its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imports(folder: Path) -> set[str]:
    """The top-level names that the code of a folder imports."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found


def test_no_file_names_a_place_on_one_machine() -> None:
    folders = "|".join(["wor" + "k", "roo" + "t", "hom" + "e", "User" + "s"])
    place = re.compile(rf"(?<![\w.:/-])/({folders})/\w|\.\./share" + "d")
    found = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(PROJECT)}: {match[0]}" for match in place.finditer(text)]
    assert found == []


def test_the_version_is_the_changelogs_newest() -> None:
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == PYPROJECT["project"]["version"]


def test_every_file_has_somebody_who_looks_at_it() -> None:
    """A row of the table in SECURITY.md, and one alone."""
    text = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    table = text.partition("| files |")[2].partition("\n\n")[0].splitlines()[2:]
    rows = [re.findall(r"`([^`]+)`", row.split("|")[1]) for row in table]
    assert len(rows) == 5
    for path in committed():
        top = path.relative_to(PROJECT).parts[0]
        name = f"{top}/" if (PROJECT / top).is_dir() else top
        found = [row for row in rows if any(fnmatchcase(name, pattern) for pattern in row)]
        assert len(found) == 1, name


def test_a_link_between_the_papers_leads_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (PROJECT / target).exists(), f"{name}: {target}"
