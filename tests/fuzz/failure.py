"""An input with a wrong answer, and how it is written down."""

from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.corpus import Files

FOUND = Path(__file__).parents[2] / ".cache/fuzz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    number: int  # of the input; with the seed it makes it again
    complaint: str  # its first line is the same for everything with one cause
    files: Files

    @property
    def kind(self) -> str:
        return self.complaint.partition("\n")[0]


def keep(failure: Failure, name: str, folder: Path = FOUND) -> Path:
    """Writes a failure down as files that show it, with what is wrong beside them."""
    at = folder / f"{name}-{failure.number}"
    for file, raw in failure.files.items():
        path = at / "data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    (at / "why.txt").write_text(f"{failure.complaint}\n", encoding="utf-8", errors="backslashreplace")
    return at
