"""The workflows may do little and do what `make test` does; broken ones are refused by the tools that it runs."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.history.branch import Step, branch, git

PROJECT = Path(__file__).parents[2]
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
BROKEN = Path(__file__).with_name("workflows")
TOOLS = Path(sys.executable).parent

MAY_FAIL = {"test/portable": {"portable"}}  # jobs that stop nothing, and what they run beside the targets of `test`
ASKING = ("pages", "published")  # steps that ask GitHub what no desk knows
PINNED = re.compile(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}")


def refused_by_form(workflow: Path) -> str:
    """What check-jsonschema has against a workflow; nothing where it accepts it."""
    return run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))


def refused_by_audit(workflow: Path) -> str:
    """What zizmor has against it."""
    return run("zizmor", "--offline", "--no-progress", "--strict-collection", "--persona", "pedantic", str(workflow))


def run(tool: str, *arguments: str) -> str:
    done = subprocess.run([TOOLS / tool, *arguments], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def read(workflow: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return found


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{path.stem}/{name}", job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_ours_are_accepted(workflow: Path) -> None:
    assert refused_by_form(workflow) == ""
    assert refused_by_audit(workflow) == ""


@pytest.mark.parametrize(
    ("name", "refusal", "why"),
    [
        ("broad-permissions", refused_by_audit, "excessive-permissions"),
        ("not-yaml", refused_by_form, "mapping values are not allowed here"),
        ("not-yaml", refused_by_audit, "mapping values are not allowed in this context"),
        ("workflow-run-artifact", refused_by_audit, "dangerous-triggers"),
        ("workflow-run-artifact", refused_by_audit, "unpinned-uses"),
    ],
)
def test_broken_is_refused(name: str, refusal: Any, why: str) -> None:
    assert why in refusal(BROKEN / f"{name}.yml")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_that_a_job_does_not_ask_for(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_trigger_gives_a_strangers_change_our_rights(workflow: Path) -> None:
    triggers = read(workflow)[True]  # YAML 1.1 reads `on` as yes
    assert set(triggers) <= {"push", "pull_request", "merge_group", "schedule", "workflow_dispatch"}


WRITES = {"publish/deploy": {"pages", "id-token"}, "pull-request/comment": {"pull-requests"}}


@pytest.mark.parametrize(("name", "job"), jobs(), ids=[name for name, _ in jobs()])
def test_only_the_deploy_and_the_comment_write(name: str, job: dict[str, Any]) -> None:
    writes = {scope for scope, right in job["permissions"].items() if right == "write"}
    assert writes == WRITES.get(name, set())


@pytest.mark.parametrize("name", WRITES)
def test_nothing_of_a_change_runs_where_a_job_may_write(name: str) -> None:
    """No checkout and no make; what a title or a branch is called is nowhere part of a command."""
    steps = dict(jobs())[name]["steps"]
    assert not any("checkout" in step.get("uses", "") or "make" in step.get("run", "") for step in steps)
    assert not any("${{" in step.get("run", "") for step in steps)


def test_a_fork_gets_no_comment_and_still_a_summary() -> None:
    found = dict(jobs())
    assert "head.repo.full_name == github.repository" in found["pull-request/comment"]["if"]
    effect = found["pull-request/effect"]
    assert "if" not in effect
    summary = next(step for step in effect["steps"] if "GITHUB_STEP_SUMMARY" in step.get("run", ""))
    assert summary["if"] == "always()"


GH = """\
#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in *--paginate*) printf '%s' "$FOUND";; *) cat comment.md >> "$CALLS";; esac
"""


def commented(folder: Path, effect: str, found: str) -> str:
    """What the step that comments asks of a `gh` that finds these comments."""
    *_, step = dict(jobs())["pull-request/comment"]["steps"]
    calls = folder / "calls"
    calls.touch()
    (folder / "effect.md").write_text(effect, "utf-8")
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    told = {"GITHUB_REPOSITORY": "o/r", "NUMBER": "7", "FOUND": found, "CALLS": str(calls)}
    path = {"PATH": f"{folder}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env=told | path, check=True)
    return calls.read_text("utf-8")


@pytest.mark.parametrize(
    ("found", "call"),
    [
        ("", "api --silent repos/o/r/issues/7/comments --field body=@comment.md"),
        ("31\n32\n", "api --silent --method PATCH repos/o/r/issues/comments/31 --field body=@comment.md"),
    ],
    ids=["the first time", "again"],
)
def test_one_comment_is_updated_and_not_repeated(tmp_path: Path, found: str, call: str) -> None:
    """The step as it runs; the effect goes on as it is."""
    calls = commented(tmp_path, "$(touch ran) `touch ran`\n", found)
    asked, *done = calls.splitlines()
    assert asked.startswith("api --paginate repos/o/r/issues/7/comments --jq ")
    assert 'startswith("<!-- roadmap diff -->")' in asked
    assert done == [call, "<!-- roadmap diff -->", "$(touch ran) `touch ran`"]
    assert not (tmp_path / "ran").exists()


def test_without_an_effect_the_comment_stays_as_it_was(tmp_path: Path) -> None:
    assert commented(tmp_path, "", "31\n") == ""


@pytest.mark.parametrize(("name", "job"), jobs(), ids=[name for name, _ in jobs()])
def test_every_action_is_pinned_by_its_commit(name: str, job: dict[str, Any]) -> None:
    for step in job["steps"]:
        assert "uses" not in step or PINNED.fullmatch(step["uses"]), step


@pytest.mark.parametrize(("name", "job"), jobs(), ids=[name for name, _ in jobs()])
def test_a_checkout_leaves_no_key_behind(name: str, job: dict[str, Any]) -> None:
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_what_is_refused_is_not_published() -> None:
    """The deploy waits for a build, and that goes on after nothing that failed."""
    jobs_of_publish = read(PROJECT / ".github/workflows/publish.yml")["jobs"]
    assert jobs_of_publish["deploy"]["needs"] == "build"
    for job in jobs_of_publish.values():
        for part in (job, *job["steps"]):
            assert "continue-on-error" not in part
            assert not re.search(r"always|failure|cancelled", str(part.get("if", "")))
    commands = [step.get("run", "") for step in jobs_of_publish["build"]["steps"]]
    assert commands.index("make check FORMAT=github") < commands.index("make site")


def test_two_changes_that_wait_together_are_checked_together() -> None:
    for name in ("pull-request", "test"):
        assert "merge_group" in read(PROJECT / f".github/workflows/{name}.yml")[True]


def test_a_running_deploy_is_not_cancelled() -> None:
    assert read(PROJECT / ".github/workflows/publish.yml")["concurrency"]["cancel-in-progress"] is False


def test_the_site_is_built_for_the_address_it_is_published_at() -> None:
    *_, ask, build, _ = read(PROJECT / ".github/workflows/publish.yml")["jobs"]["build"]["steps"]
    assert "/pages" in ask["run"]
    assert "--jq .html_url" in ask["run"]
    assert build["env"] == {"ROADMAP_SITE_URL": "${{ steps.pages.outputs.address }}"}


def test_only_the_newest_commit_is_deployed() -> None:
    *_, compare, deploy = read(PROJECT / ".github/workflows/publish.yml")["jobs"]["deploy"]["steps"]
    assert '[ "$head" = "$GITHUB_SHA" ]' in compare["run"]
    assert deploy["if"] == f"steps.{compare['id']}.outputs.newest == 'true'"


EFFECT = (  # of the change merged into its branch, beside that branch: of no name that a stranger chose
    "make -s diff BASE=HEAD^1 FORMAT=markdown > effect.md",
    'cat effect.md >> "$GITHUB_STEP_SUMMARY"',
)


BY_CHANCE = re.compile(r'make (fuzz|lost|charts) SECONDS=\d+ SEED="\$GITHUB_RUN_NUMBER"')  # a desk can repeat the seed


def test_the_effect_is_told_of_the_merge_beside_its_branch() -> None:
    steps = dict(jobs())["pull-request/effect"]["steps"]
    assert tuple(step["run"] for step in steps if "run" in step) == EFFECT


AUDIT = ("test/audit", "audit")
MEASURES = {
    "bench/bench": "make bench SLACK=1.3 JSON=figures.json",
    "bench/large": "make bench-large JSON=figures.json",
}


@pytest.mark.parametrize(("name", "command"), MEASURES.items(), ids=MEASURES)
def test_what_is_measured_holds_up_no_change(name: str, command: str) -> None:
    """A busy machine is no fault of a change: goals are measured at night, and when somebody asks."""
    assert set(read(PROJECT / ".github/workflows/bench.yml")[True]) == {"schedule", "workflow_dispatch"}
    assert [step["run"] for step in dict(jobs())[name]["steps"] if "run" in step] == [command]


@pytest.mark.parametrize(
    ("name", "job"),
    [pair for pair in jobs() if pair[0] not in WRITES.keys() | MEASURES.keys()],
    ids=lambda value: str(value)[:24],
)
def test_a_job_does_what_make_test_does(name: str, job: dict[str, Any]) -> None:
    """What fails on GitHub fails on a desk too: a job runs `test` or one of the targets that `test` is made of.

    But the audit, which judges what others publish and not a change.
    """
    made_of = re.search(r"^test: ([a-z ]+)", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert made_of
    commands = [step["run"] for step in job["steps"] if "run" in step and step.get("id") not in ASKING]
    assert commands
    for command in (command for command in commands if command not in EFFECT and not BY_CHANCE.fullmatch(command)):
        target = re.fullmatch(r"make ([a-z]+)( FORMAT=github)?", command)
        assert target, command
        assert target[1] in {"test", *made_of[1].split(), *MAY_FAIL.get(name, ())} or (name, target[1]) == AUDIT


def test_only_what_tells_of_other_generators_may_fail() -> None:
    assert {name for name, job in jobs() if job.get("continue-on-error")} == set(MAY_FAIL)
    assert dict(jobs())["test/test"].get("needs") is None


HUB = """#!/bin/sh
case $2 in
*statuses*) case $2 in {states} esac;;
*environment=github-pages*) printf '{deployments}';;
*) exit 1;;
esac
"""


def published(tmp_path: Path, repository: Path, deployments: str, states: str) -> tuple[str, str]:
    """What the step that asks for the published commit hands on, and what it says."""
    steps = read(PROJECT / ".github/workflows/publish.yml")["jobs"]["build"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "published"]
    (tmp_path / "gh").write_text(HUB.format(states=states, deployments=deployments), encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    environment = {"GITHUB_REPOSITORY": "o/r", "GITHUB_OUTPUT": str(tmp_path / "output"), "RUNNER_TEMP": str(tmp_path)}
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=repository, env=environment | path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    output = tmp_path / "output"
    return output.read_text(encoding="utf-8") if output.exists() else "", done.stdout


def test_the_published_commit_is_that_of_the_newest_deployment_that_succeeded(tmp_path: Path) -> None:
    head = git(branch(tmp_path / "r", [Step(dt.date(2026, 1, 1), {"data/a.yml": "x"})]).parent, "rev-parse", "HEAD")
    deployments = f"3 {'c' * 40}\\n2 {head.strip()}\\n1 {'a' * 40}\\n"
    states = "*/3/*) echo failure;; *) echo success;;"
    assert published(tmp_path, tmp_path / "r", deployments, states) == (f"commit={head}", "")


def test_a_published_commit_that_is_no_part_of_the_history_is_told(tmp_path: Path) -> None:
    branch(tmp_path / "r", [Step(dt.date(2026, 1, 1), {"data/a.yml": "x"})])
    output, said = published(tmp_path, tmp_path / "r", f"3 {'c' * 40}\\n", "*) echo success;;")
    assert output == ""
    assert said.startswith(f"::warning::the published commit {'c' * 40} is not in this history")


def test_before_the_first_publication_there_is_nothing_to_keep(tmp_path: Path) -> None:
    branch(tmp_path / "r", [Step(dt.date(2026, 1, 1), {"data/a.yml": "x"})])
    assert published(tmp_path, tmp_path / "r", "", "*) echo success;;") == ("", "")


@pytest.mark.parametrize(
    ("name", "base"),
    [("pull-request", "HEAD^1"), ("publish", "${{ steps.published.outputs.commit }}")],
)
def test_promises_are_checked_against_the_branch_and_against_what_is_published(name: str, base: str) -> None:
    workflow = read(PROJECT / f".github/workflows/{name}.yml")
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    (check,) = [step for step in steps if step.get("run") == "make check FORMAT=github"]
    assert check["env"] == {"BASE": base}
