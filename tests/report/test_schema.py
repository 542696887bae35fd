"""The schemas against an independent reader of YAML and an independent validator.

They and `roadmap check` agree on every file of the example and on every broken file that a schema can express.
"""

import json
import re
import subprocess
import sysconfig
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from macros.checks import check
from macros.contract.files import FILES
from macros.load import load
from macros.problems import Severity
from macros.report.schema import field_key, name_of, schemas, schemas_as_text, tables
from macros.words import Words, words
from tests.roadmaps import EXAMPLE, TODAY, laid_over

pytestmark = pytest.mark.uncounted

BROKEN = Path(__file__).parent.parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir() if (folder / "data").is_dir())
SPOKEN = [words(language, ("fields",)) for language in ("nl", "en")]
EXPRESSED = {
    *("not-utf8", "yaml-syntax", "unknown-key", "missing-key", "wrong-type", "bad-value", "bad-id", "bad-date"),
    *("bad-number", "bad-link", "bad-text", "finished-and-dropped"),
}
NOT_EXPRESSED = {  # what no schema can tell, since it never sees it: why, and the broken cases
    "how a number was typed": "actual-7-decimals size-exp size-octal size-plus size-underscore",
    "what YAML drops: comments, line ends in a text": "char-in-comment char-nel hash-in-flow-why hash-in-name "
    "hash-in-title",
    "characters beyond the basic plane, which patterns name in two ways": "char-tag-char escape-surrogate",
    "the name of the file": "file-reserved file-todo file-track-space file-use-case-index review-dutch-order "
    "review-feb-30 review-overdue-behind-a-wrong-name review-with-title",
    "another file": "language-not-listed unknown-language unknown-language-roadmap",
    "two numbers compared": "people-over-size",
    "the time zone database": "timezone-directory timezone-typo",
}
LEFT_TO_CHECK = {case for cases in NOT_EXPRESSED.values() for case in cases.split()}
REFUSED_TOO = {"id-null-ok"}  # `null` is an id to us and nothing to YAML
PROJECT = Path(__file__).parent.parent.parent
EDITOR = PROJECT / ".vscode"


@cache
def validator(name: str) -> jsonschema.Draft7Validator:
    schema = schemas(SPOKEN)[f"{name}.schema.json"]
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def as_json(value: Any) -> Any:
    """What YAML 1.2 makes of a file, as JSON knows it: keys are text, and a day is the text of one."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, list) else value


def read(path: Path) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return as_json(reader.load(path.read_bytes().decode("utf-8")))


def refused(path: Path, name: str) -> bool:
    try:
        value = read(path)
    except (YAMLError, ValueError):  # no YAML, no UTF-8, an escape of no character
        return True
    return not validator(name).is_valid(value)


def schema_of(path: str) -> str:
    """The document that describes a file below data/; none for one that should not be there."""
    return next((name_of(file) for file in FILES if re.fullmatch(file.replace("{id}", "[^/]+"), path)), "")


@pytest.mark.parametrize("path", sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yml")))
def test_the_example_is_valid(path: str) -> None:
    assert not refused(EXAMPLE / path, schema_of(path))


@pytest.mark.parametrize("case", CASES)
def test_agrees_on_what_is_broken(case: str, tmp_path: Path) -> None:
    data = laid_over(BROKEN / case, tmp_path)
    told: dict[str, set[str]] = defaultdict(set)
    for problem in check(load(data, TODAY)):
        if problem.severity is Severity.ERROR:
            told[problem.source.path.removeprefix("data/")].add(problem.rule)
    for path in (BROKEN / case / "data").rglob("*.yml"):
        name = path.relative_to(BROKEN / case / "data").as_posix()
        if (schema := schema_of(name)) and path.is_file():
            if told[name] & EXPRESSED:
                assert refused(path, schema) is (case not in LEFT_TO_CHECK), told[name]
            elif not told[name]:
                assert refused(path, schema) is (case in REFUSED_TOO)


def test_the_roadmap_is_valid() -> None:
    data = PROJECT / "data"
    assert [path for path in data.rglob("*.yml") if refused(path, schema_of(path.relative_to(data).as_posix()))] == []


def test_every_table_and_field_is_described_in_both_languages() -> None:
    for name, schema in schemas(SPOKEN).items():
        for table, found in schema["definitions"].items():
            if table not in {"line", "long"}:
                assert found["description"].count("\n\n") == 1, (name, table)
                for key, field in found["properties"].items():
                    assert field["description"].count("\n\n") == 1, (name, table, key)


@pytest.mark.parametrize("say", SPOKEN, ids=lambda say: say.language)
def test_no_words_without_a_field(say: Words) -> None:
    found = [table for type_ in FILES.values() for _, table in tables(type_)]
    used = {field_key(say, table.name, field.key) for table in found for field in table.fields}
    used |= {f"field.{table.name}" for table in found}
    assert {key.rpartition(".")[0] for key in say.entries if key.startswith("field.")} == used


def test_a_description_says_what_it_is_and_what_to_write() -> None:
    planned = schemas(SPOKEN)["track.schema.json"]["definitions"]["plan"]["properties"]["finish"]
    assert planned["description"] == (
        "Klaar. Wanneer het klaar is: een dag, maand, kwartaal of jaar. "
        "Een dag, maand, kwartaal of jaar, zoals 2026-11-30, 2026-11, 2026-Q4 of 2026.\n\n"
        "Done. When it is done: a day, month, quarter or year. "
        "A day, month, quarter or year, such as 2026-11-30, 2026-11, 2026-Q4 or 2026."
    )
    assert planned["examples"] == ["2026-11-30", "2026-11", "2026-Q4", 2026]


@pytest.mark.parametrize("name", sorted(schemas(SPOKEN)))
def test_every_example_of_a_value_is_one(name: str) -> None:
    schema = schemas(SPOKEN)[name]
    for definition in schema["definitions"].values():
        for field in definition.get("properties", {}).values():
            for example in field.get("examples", ()):
                jsonschema.Draft7Validator(field | {"definitions": schema["definitions"]}).validate(example)


def test_a_schema_is_valid_to_a_reader_of_javascript_patterns(tmp_path: Path) -> None:
    command = Path(sysconfig.get_path("scripts"), "check-jsonschema")
    for name, text in schemas_as_text(SPOKEN).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    call = [str(command), "--check-metaschema", *map(str, sorted(tmp_path.iterdir()))]
    assert subprocess.run(call, capture_output=True, text=True, check=False).returncode == 0


def test_the_editor_is_told_what_the_contract_says() -> None:
    """`make schemas` writes these anew."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (EDITOR / "schemas").iterdir()}
    assert kept == schemas_as_text(SPOKEN)
    settings = json.loads((EDITOR / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f".vscode/schemas/{name_of(file)}.schema.json": f"data/{file.replace('{id}', '*')}" for file in FILES
    }
