"""The bill of materials of the site, from the lock: every distribution that makes it, and every file of others in it.

In: requirements.txt, what is installed of it, the fonts in overrides/assets. Out: CycloneDX in JSON, the same bytes
every time. `make sbom` writes it where the site takes it from.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import License
from cyclonedx.model.lifecycle import LifecyclePhase, PredefinedLifecycle
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

PROJECT = Path(__file__).parents[2]
SBOM = PROJECT / "macros/sbom.json"
LOCK = PROJECT / "requirements.txt"
ASSETS = PROJECT / "overrides/assets"
FONTS = {  # whose licence stands beside them in fonts-OFL.txt
    "Source Sans 3": "source-sans-3-latin-wght-normal.woff2",
    "Source Serif 4": "source-serif-4-latin-wght-normal.woff2",
}
ENTRY = re.compile(r"(?m)^([a-z0-9-]+)==([^ ;\\]+)(?: ; (.+?))? \\\n((?:^ .*\n?)+)")
VIA = re.compile(r"^ +#(?: via)? +([a-z0-9-]+)(?: \(.*\))?$", re.MULTILINE)
LONGEST = 40  # characters of the name of a licence
THEME = "mkdocs-material"  # of which the site holds files


@dataclass(frozen=True, slots=True)
class Pin:
    """A distribution in the lock."""

    name: str
    version: str
    when: str  # on which systems; empty: on all
    wanted_by: tuple[str, ...]  # distributions; the project itself among them

    @property
    def ref(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def pins() -> list[Pin]:
    """All that the lock names, in its order."""
    found = ENTRY.finditer(LOCK.read_text("utf-8"))
    return [Pin(one[1], one[2], one[3] or "", tuple(VIA.findall(one[4]))) for one in found]


def bill() -> str:
    """The document."""
    locked = pins()
    project: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    site = Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        bom_ref=project["name"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
        properties=[Property(name="roadmap:requirements.txt:sha-256", value=digest(LOCK))],
    )
    made = Bom(
        components=[*map(component, locked), *fonts()],
        dependencies=dependencies(project["name"], locked),
        metadata=BomMetaData(component=site, lifecycles=[PredefinedLifecycle(LifecyclePhase.BUILD)]),
    )
    found: dict[str, Any] = json.loads(JsonV1Dot6(made).output_as_string())
    del found["serialNumber"], found["metadata"]["timestamp"]  # other ones at each run
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def component(pin: Pin) -> Component:
    """A distribution, with the files of it that readers get."""
    return Component(
        name=pin.name,
        version=pin.version,
        bom_ref=pin.ref,
        purl=PackageURL("pypi", None, pin.name, pin.version),
        licenses=[license_of(pin.name)],
        properties=[Property(name="roadmap:only-where", value=pin.when)] if pin.when else None,
        components=theme_files() if pin.name == THEME else None,
    )


def license_of(name: str) -> License:
    """What a distribution says of its licence: an expression of SPDX where it is one."""
    said = metadata.metadata(name)
    kinds = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or () if one.startswith("License ::")]
    named = [*(said.get_all("License-Expression") or ()), *(said.get_all("License") or ())]
    told = [one for one in named if one and one != "UNKNOWN" and len(one) <= LONGEST]  # longer: the text of a licence
    return LicenseFactory().make_from_string(told[0] if told else " OR ".join(kinds))


def theme_files() -> Iterator[Component]:
    """The scripts, style sheets and pictures that mkdocs copies from the theme."""
    folder = Path(str(metadata.distribution(THEME).locate_file("material/templates")))
    for path in sorted((folder / "assets").rglob("*")):
        if path.is_file():
            yield file(path, path.relative_to(folder).as_posix())


def fonts() -> Iterator[Component]:
    """The fonts that stand in the repository itself."""
    for name, path in FONTS.items():
        yield Component(
            name=name,
            bom_ref=f"font:{path}",
            licenses=[LicenseFactory().make_from_string("OFL-1.1")],
            components=[file(ASSETS / path, f"assets/{path}")],
        )


def file(path: Path, name: str) -> Component:
    """A file as it stands in the site."""
    hashed = HashType(alg=HashAlgorithm.SHA_256, content=digest(path))
    return Component(type=ComponentType.FILE, name=name, bom_ref=f"file:{name}", hashes=[hashed])


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def dependencies(project: str, locked: list[Pin]) -> Iterator[Dependency]:
    """Who wants what."""
    fonts_too = [BomRef(f"font:{path}") for path in FONTS.values()]
    for name in (project, *dict.fromkeys(pin.name for pin in locked)):
        wanted = [BomRef(pin.ref) for pin in locked if name in pin.wanted_by]
        own = [BomRef(pin.ref) for pin in locked if pin.name == name] or [BomRef(project)]
        for ref in own:
            more = fonts_too if name == project else []
            yield Dependency(ref, [Dependency(one) for one in (*wanted, *more)])


if __name__ == "__main__":
    SBOM.write_text(bill(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{SBOM.relative_to(PROJECT)}: {len(pins())} distributions\n")
