"""Lets Lighthouse judge pages of the roadmap in data/ on its profile of a phone, as `make lighthouse` asks.

In: data/, a Chromium, and Lighthouse (npm/lighthouse). Out: the four scores of each page, and what costs points. The
pages are served as a static host does: compressed, and kept for ten minutes.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import which
from statistics import median

from tests.site.browser import ALONE, Quiet, program, served
from tests.site.look import DAY, built

LIGHTHOUSE = Path(__file__).parent / "npm" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("", "map/", "use-cases/klantvragen/", "kpis/coverage/", "en/")
LIMITS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = f"--headless=new --no-sandbox --disable-gpu {ALONE!r}"
TIMES = 3  # a busy machine is slow at times: the middle of three counts
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")


class StaticHost(Quiet):
    """A file server that compresses text and lets it and the connection be kept, as GitHub Pages does."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """The scores of a page by category, and the audits that cost points."""

    scores: dict[str, int]
    costs: dict[str, list[str]]


def judge(address: str) -> Judgement:
    """One run of Lighthouse."""
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(LIMITS)}", f"--chrome-flags={FLAGS}"]
    found = {"CHROME_PATH": program() or ""}
    answer = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **found})
    told = json.loads(answer.stdout)
    scores = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in LIMITS}
    return Judgement(scores=scores, costs={name: list(costs(told, name)) for name in LIMITS})


def costs(told: dict[str, dict[str, dict[str, object]]], category: str) -> Iterator[str]:
    """What in a category is not perfect."""
    for part in told["categories"][category]["auditRefs"]:  # type: ignore[attr-defined]
        audit = told["audits"][part["id"]]
        score = audit["score"]
        if part["weight"] and isinstance(score, int | float) and score < 1:
            yield f"{audit['title']} ({audit.get('displayValue') or score})"


def judged(address: str) -> Judgement:
    """The run in the middle, by performance."""
    runs = sorted((judge(address) for _ in range(TIMES)), key=lambda run: run.scores["performance"])
    return next(run for run in runs if run.scores["performance"] == median(one.scores["performance"] for one in runs))


def main() -> int:
    """1 when a page is below a limit."""
    if not which("node") or not LIGHTHOUSE.exists():
        sys.stderr.write("Lighthouse is not installed: make lighthouse does so, with npm\n")
        return 1
    below = 0
    with tempfile.TemporaryDirectory() as folder:
        site = built(Path(folder), "roadmap", Path("data"), DAY)
        with served(site, StaticHost) as root:
            for page in PAGES:
                judgement = judged(root + page)
                scores = ", ".join(f"{name} {score:g}" for name, score in judgement.scores.items())
                sys.stdout.write(f"{page or 'home'}: {scores}\n")
                for name, limit in LIMITS.items():
                    if judgement.scores[name] < limit:
                        below += 1
                        sys.stdout.writelines(f"    below {limit}: {cost}\n" for cost in judgement.costs[name])
    return bool(below)


if __name__ == "__main__":
    sys.exit(main())
