"""The bill of materials is that of the lock, in the form that others read, the same bytes every time."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.project.sbom import LOCK, PROJECT, SBOM, bill, pins

FOUND: dict[str, Any] = json.loads(SBOM.read_text("utf-8"))
COMPONENTS: list[dict[str, Any]] = FOUND["components"]


def test_it_is_up_to_date() -> None:
    """Else: `make sbom`."""
    assert SBOM.read_text("utf-8") == bill()


def test_another_process_makes_the_same_bytes() -> None:
    script = "import sys; from tests.project.sbom import bill; sys.stdout.write(bill())"
    told = {"PYTHONHASHSEED": "7", "PYTHONUTF8": "1", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, env=told, capture_output=True, check=True)
    assert done.stdout == SBOM.read_bytes()


def judged(document: str) -> object:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(document)


def test_it_has_the_form_of_cyclonedx() -> None:
    assert judged(SBOM.read_text("utf-8")) is None


@pytest.mark.parametrize(("right", "wrong"), [('"type": "library"', '"type": "thing"'), ('"name"', '"called"')])
def test_another_form_is_refused(right: str, wrong: str) -> None:
    text = SBOM.read_text("utf-8")
    assert right in text
    assert judged(text.replace(right, wrong, 1)) is not None


def test_it_holds_every_version_that_the_lock_names() -> None:
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)==([^ ;\\]+)", LOCK.read_text("utf-8")))
    assert {(pin.name, pin.version) for pin in pins()} == locked
    assert {(one["name"], one["version"]) for one in COMPONENTS if "purl" in one} == locked
    for one in COMPONENTS:
        assert one.get("purl", one["bom-ref"]) == one["bom-ref"]
        assert one["licenses"], one["name"]


def test_who_wants_what_is_known_of_every_part() -> None:
    """And all of it is wanted: by the project, or by something that is."""
    wants = {one["ref"]: one.get("dependsOn", []) for one in FOUND["dependencies"]}
    assert set(wants) == {"roadmap", *(one["bom-ref"] for one in COMPONENTS)}
    reached, left = set(), ["roadmap"]
    while left:
        ref = left.pop()
        reached.add(ref)
        left += [other for other in wants[ref] if other not in reached]
    assert reached == set(wants)
    assert {"pkg:pypi/mkdocs@1.6.1", "pkg:pypi/flit-core@4.2.0"} <= set(wants["roadmap"])


def test_it_tells_nothing_of_when_or_where_it_was_made() -> None:
    assert FOUND["metadata"].keys() == {"component", "lifecycles"}
    assert "serialNumber" not in FOUND
    hosts = re.findall(r"https?://([^/\"]+)", SBOM.read_text("utf-8"))
    assert set(hosts) == {"cyclonedx.org"}
