"""On GitLab the same holds as on GitHub: its jobs have the form that GitLab knows, and do what `make` does."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
FILE = PROJECT / ".gitlab-ci.yml"
KEYWORDS = ("workflow", "variables", "default")
FOUND: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
JOBS = {name: job for name, job in FOUND.items() if name not in KEYWORDS}


def refused(path: Path) -> str:
    """What the schema of GitLab has against a file; nothing where it accepts it."""
    tool = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [tool, "--builtin-schema", "vendor.gitlab-ci", path], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_it_has_the_form_that_gitlab_knows() -> None:
    assert refused(FILE) == ""


def test_another_form_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("check:\n  script: [make check]\n  retries: 2\n", "utf-8")
    assert "retries" in refused(broken)


@pytest.mark.parametrize(
    ("job", "command"),
    [
        ("check", 'make check BASE="$BASE"'),
        ("effect", 'make -s diff BASE="$CI_MERGE_REQUEST_DIFF_BASE_SHA" FORMAT=markdown > effect.md'),
        ("test", "make test"),
        ("portable", "make portable"),
        ("site", "make site"),
        ("pages", 'ROADMAP_SITE_URL="$CI_PAGES_URL" make site SITE=public'),
    ],
)
def test_a_job_is_a_target_of_the_makefile(job: str, command: str) -> None:
    assert JOBS[job]["script"][-1] == command
    target = re.search(r"make (?:-s )?([a-z]+)", command)
    assert target
    assert re.search(rf"^{target[1]}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("job", ["effect", "site"])
def test_a_merge_request_links_to_what_a_reviewer_looks_at(job: str) -> None:
    """GitLab shows such a link only where the paths hold no variable."""
    artifacts = JOBS[job]["artifacts"]
    assert artifacts["expose_as"] == job
    assert [path.partition(".")[0] for path in artifacts["paths"]] == [job]
    assert JOBS[job]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]


def test_all_jobs_are_looked_at_here() -> None:
    assert set(JOBS) == {"check", "effect", "test", "portable", "site", "pages"}


@pytest.mark.parametrize(
    ("change", "before", "base"), [("HEAD", "", "HEAD"), ("", "HEAD", "HEAD"), ("", "0" * 40, ""), ("", "", "")]
)
def test_promises_are_held_beside_what_stood_there(tmp_path: Path, change: str, before: str, base: str) -> None:
    """The steps as they run: a first push has nothing before it, which GitLab writes as zeros."""
    (tmp_path / "make").write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    (tmp_path / "make").chmod(0o755)
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(JOBS["check"]["script"])],
        cwd=PROJECT,
        env={
            "PATH": f"{tmp_path}:/usr/bin:/bin",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": change,
            "CI_COMMIT_BEFORE_SHA": before,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"check BASE={base}\n"


def test_only_what_tells_of_other_generators_may_fail() -> None:
    assert [name for name, job in JOBS.items() if job.get("allow_failure")] == ["portable"]


def test_only_the_default_branch_is_published_and_never_by_halves() -> None:
    assert JOBS["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert JOBS["pages"]["interruptible"] is False
    assert JOBS["pages"]["artifacts"]["paths"] == ["public"]


def test_the_whole_history_is_there() -> None:
    assert FOUND["variables"]["GIT_DEPTH"] == "0"
