"""What `check`, the history and the forecast cost, beside the least that anybody could do instead.

In: a workshop and a size. Out: cpu seconds of each round by name, and what is to be known of the forecast.
"""

import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

from bench.measure import Command, in_turn
from bench.sizes import Size
from bench.workshop import Found, Workshop, cpu

HERE = Path(__file__).parent
LOG = ("log", "--raw", "-z", "--first-parent", "--root", "-m", "--no-abbrev", "--no-renames", "--format=%H", "--", ".")
PIPELINE = f"git {' '.join(LOG)} >/dev/null && exec git cat-file --batch --buffer"
NUMPY = "import sys, macros.commands.forecast; sys.exit('numpy' in sys.modules)"
GONE = b"0" * 40


def of_checks(shop: Workshop, size: Size) -> Found:
    """`roadmap check` with nothing kept and with what the run before kept, and two ways of reading the same files."""
    data, project = shop.data(size), shop.project
    commands = {
        "check cold": project.command("check", data=data, cold=True),
        "check warm": project.command("check", data=data),
        "load only": project.process(sys.executable, str(HERE / "only_load.py"), str(data), data=data),
        "parse only": project.process(sys.executable, str(HERE / "only_parse.py"), str(data), data=data),
    }
    return {name: cpu(runs) for name, runs in in_turn(commands, size.rounds).items()}


def of_history(shop: Workshop, size: Size) -> Found:
    """The ledger of promises over all commits, and what git alone needs to hand over the same bytes."""
    data, project = shop.data(size), shop.project
    ledger = (sys.executable, str(HERE / "only_history.py"), str(data))
    commands = {
        "history cold": project.process(*ledger, data=data, cold=True),
        "history warm": project.process(*ledger, data=data),
        "git only": Command(line=("sh", "-c", PIPELINE), folder=data, given=blobs_of(data)),
    }
    return {name: cpu(runs) for name, runs in in_turn(commands, size.rounds).items()}


def of_forecast(shop: Workshop, size: Size) -> Found:
    """The forecast, whether numpy comes with it, and by how many bytes two forecasts of the same data differ."""
    data, project = shop.data(size), shop.project
    command = project.command("forecast", "--format", "json", data=data)
    runs = in_turn({"forecast": command}, size.rounds)
    numpy = project.process(sys.executable, "-c", NUMPY, data=data)
    loaded = subprocess.run(numpy.line, env=numpy.told, cwd=numpy.folder, check=False)
    return {
        "forecast": cpu(runs["forecast"]),
        "forecast numpy": (float(loaded.returncode),),
        "forecast differences": (float(differing_bytes(*(told(command, seed) for seed in ("1", "2")))),),
    }


def told(command: Command, seed: str) -> bytes:
    """What a command says while Python orders its sets by a seed."""
    environment = command.told | {"PYTHONHASHSEED": seed}
    return subprocess.run(command.line, env=environment, cwd=command.folder, capture_output=True, check=True).stdout


def differing_bytes(one: bytes, other: bytes) -> int:
    """How many bytes of two texts are not the same; what only one of them has is not."""
    return sum(left != right for left, right in zip_longest(one, other))


def blobs_of(data: Path) -> bytes:
    """The ids of all blobs that the history names, a line each."""
    log = subprocess.run(["git", *LOG], cwd=data, capture_output=True, check=True).stdout
    rows = (row.split(b" ") for row in log.split(b"\0") if row.lstrip(b"\n").startswith(b":"))
    return b"".join(sorted({row[3] + b"\n" for row in rows if row[3] != GONE}))
