"""The inputs of the public YAML test suite, each in the place of a track.

In: the folder of its repository and the commit, as `.ci/yaml-suite` prints them. Out: files by the name of their case.
"""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FETCH = Path(__file__).parents[2] / ".ci/yaml-suite"
PATIENCE = 120  # seconds
SIGNS = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "—": "", "»": "\t"}  # as its README explains them


class Unavailable(Exception):
    """The suite could not be had; why is told."""


def suite() -> Mapping[str, bytes]:
    """Every input by its case and number. Raises `Unavailable`."""
    try:
        fetched = subprocess.run(["sh", FETCH], capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Unavailable("The YAML test suite did not come in time.") from None
    if fetched.returncode:
        raise Unavailable(fetched.stderr.strip())
    folder, _, commit = fetched.stdout.strip().rpartition(" ")
    packed = subprocess.run(["git", "-C", folder, "archive", commit, "src"], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        held = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        return {case: raw for name, file in held.items() if file for case, raw in cases_in(name, file.read())}


def cases_in(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The inputs that a file of the suite describes; a case without one has that of the first."""
    cases: list[dict[str, Any]] = yaml.load(raw, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
    for number, case in enumerate(cases):
        yield f"{Path(name).stem}/{number}", plain(case.get("yaml", cases[0]["yaml"]))


def plain(text: str) -> bytes:
    """The bytes that the suite's visible signs stand for."""
    for sign, meant in SIGNS.items():
        text = text.replace(sign, meant)
    return text.removesuffix("∎\n").encode()
