"""A disk that is full or can only be read: the old site stays, and the message says what to do.

The disks are real ones of a few kilobytes, which Linux lets anybody mount in a name space of their own.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from macros.cli import main
from macros.edge import PROJECT
from macros.pages.compiled import Kept, kept_in
from macros.words import words
from macros.words.system import TOLD, refused
from tests.faults.conftest import New, command, old_site
from tests.roadmaps import SMALLEST, TODAY, write
from tests.site.conftest import bytes_in

UNSHARED = ["unshare", "--user", "--map-root-user", "--mount"]
ON_A_DISK = """
import json, subprocess, sys
from pathlib import Path
from tests.faults.conftest import command, old_site
from tests.site.conftest import bytes_in
disk, data, size, only_read = sys.argv[1:]
mount = lambda *options: subprocess.run(["mount", *options, disk], check=True)
mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs")
old = old_site(Path(disk, "site"))
if only_read:
    mount("-o", "remount,ro")
call = command("build", "--data", data, "--site", Path(disk, "site"))
done = subprocess.run(call, capture_output=True, text=True)
same = bytes_in(Path(disk, "site")) == old
names = [path.name for path in Path(disk).iterdir()]
print(json.dumps([done.returncode, done.stdout, done.stderr, same, names]))
"""
SHORT, LONG = (0.5,), (0.02, 0.1, 0.5, 0.9, 0.97)  # of the room that the whole site takes
FULL = "de schijf is vol; maak ruimte en probeer het opnieuw\nniets gepubliceerd: de site staat er nog zoals hij was\n"


@pytest.fixture(scope="module")
def disks() -> None:
    """A system on which we may mount a disk."""
    script = 'mount -t tmpfs tmpfs "$0"'
    allowed = (
        shutil.which("unshare")
        and not subprocess.run([*UNSHARED, "sh", "-c", script, "/mnt"], capture_output=True, check=False).returncode
    )
    if not allowed:
        pytest.skip("this system lets nobody mount a disk of their own")


def built_on(disk: Path, data: Path, size: str, *, only_read: bool = False) -> Any:
    """What a build says on a small disk, whether the old site is the same, and what stands beside it."""
    disk.mkdir()
    call = [*UNSHARED, sys.executable, "-c", ON_A_DISK, str(disk), str(data), size, "1" * only_read]
    told = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return json.loads(subprocess.run(call, cwd=PROJECT, env=told, capture_output=True, check=True).stdout)


def test_a_full_disk(disks: None, smallest: Path, new: New, tmp_path: Path, *, long: bool) -> None:
    for part in LONG if long else SHORT:
        found = built_on(tmp_path / str(part), smallest, f"{int(new.room * part)}")
        assert found == [1, "", FULL, True, ["site"]], part


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "staat op een schijf die alleen te lezen is; kies een andere map\nniets gepubliceerd: "),
        ("en", "is on a disk that can only be read; choose another folder\nnothing was published: "),
    ],
)
def test_a_disk_that_can_only_be_read(disks: None, tmp_path: Path, language: str, told: str) -> None:
    data = roadmap_in(f"languages: [{language}]\n", tmp_path)
    code, out, err, same, names = built_on(tmp_path / "disk", data, "1m", only_read=True)
    assert (code, out, same, names) == (1, "", True, ["site"])
    assert told in err


def roadmap_in(line: str, folder: Path) -> Path:
    """The smallest roadmap with one line more in roadmap.yml."""
    write(folder / "data", f"== roadmap.yml\n{SMALLEST['roadmap.yml']}{line}")
    return folder / "data"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("languages: [en, nl]\n", "we may not use {}; ask for the right, or choose another folder\nnothing"),
        ("languages:\n  - en\n", "we may not use {}; ask for the right, or choose another folder\nnothing"),
        ("languages: [nl]\n", "we mogen {} niet gebruiken; vraag het recht, of kies een andere map\nniets"),
        ("", "we mogen {} niet gebruiken; vraag het recht, of kies een andere map\nniets"),
    ],
    ids=["in English", "in a list of lines", "in Dutch", "in no language"],
)
def test_a_folder_that_may_not_be_written_is_told_in_the_language_of_the_roadmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    """Root may write anywhere, so the system's answer is given here."""
    data = roadmap_in(line, tmp_path)
    old = old_site(tmp_path / "out/site")
    monkeypatch.setattr("tempfile.mkdtemp", refusing(errno.EACCES, str(tmp_path / "out")))
    call = ["build", "--data", str(data), "--site", str(tmp_path / "out/site"), "--today", TODAY.isoformat()]
    assert main(call) == 1
    assert capsys.readouterr().err.startswith(told.format(tmp_path / "out"))
    assert bytes_in(tmp_path / "out/site") == old


def test_a_command_that_is_refused_says_so_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = roadmap_in("", tmp_path)
    monkeypatch.setattr("macros.commands.check.gather", refusing(errno.EACCES, str(data)))
    for language, told in (("nl", "we mogen {} niet"), ("en", "we may not use {};")):
        assert main(["check", "--data", str(data), "--language", language]) == 1
        assert capsys.readouterr().err.startswith(f"roadmap: {told.format(data)}")


def refusing(number: int, place: str) -> Callable[..., object]:
    """A function of the system that says no."""

    def refuse(*asked: object, **more: object) -> object:
        raise OSError(number, os.strerror(number), place)

    return refuse


def test_a_project_that_can_only_be_read_builds_the_same_site(
    disks: None, smallest: Path, new: New, tmp_path: Path, *, long: bool
) -> None:
    if not long:
        pytest.skip("a whole build: one of the long forms")
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && "$@"'
    call = command("build", "--data", smallest, "--site", tmp_path / "site")
    bound = [*UNSHARED, "sh", "-c", script, str(PROJECT)]
    done = subprocess.run([*bound, *call], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert bytes_in(tmp_path / "site") == new.files


def test_templates_are_kept_where_the_disk_lets_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    assert kept_in(tmp_path / "file" / "templates") is None
    kept = kept_in(tmp_path / "cache" / "templates")
    assert isinstance(kept, Kept)
    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", refusing(errno.ENOSPC, "a"))
    bucket = kept.get_bucket(Environment(autoescape=True), "a", None, "text")
    bucket.code = compile("1", "a", "eval")
    kept.dump_bytecode(bucket)
    assert list((tmp_path / "cache/templates").iterdir()) == []


@pytest.mark.parametrize(("mode", "used"), [(0o700, True), (0o755, True), (0o720, False), (0o702, False)])
def test_templates_are_kept_where_nobody_else_may_write(tmp_path: Path, mode: int, *, used: bool) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates").chmod(mode)
    assert isinstance(kept_in(tmp_path / "templates"), Kept) == used


def test_templates_of_somebody_else_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: user + 1)
    assert kept_in(tmp_path / "templates") is None


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [*TOLD, 5, None])
def test_every_refusal_is_a_sentence(language: str, number: int | None) -> None:
    say = words(language, ("commands",))
    error = OSError(number, "No luck", "site") if number else OSError("no luck")
    told = refused(error, say)
    assert ("site" in told) == (number is not None and TOLD.get(number) != "full")
    assert "{" not in told
