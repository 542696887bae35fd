"""The site publishes what it is made of, and holds nothing of others that does not stand there."""

import json
from hashlib import sha256
from pathlib import Path

from macros.shell import SBOM
from tests.project.sbom import ASSETS

MADE = {"assets/look.css", "assets/filters.css", "assets/edit-schema.json"}  # by the build, of what is ours


def test_the_bill_of_materials_stands_at_the_root_and_open_data_leads_there(site: Path) -> None:
    assert (site / "sbom.json").read_bytes() == SBOM.read_bytes()
    assert 'href="../sbom.json"' in (site / "open-data/index.html").read_text("utf-8")
    assert 'href="../../open-data/../sbom.json"' in (site / "en/open-data/index.html").read_text("utf-8")


def test_every_file_of_others_stands_in_it_with_its_hash(site: Path) -> None:
    """All that is neither in overrides/assets nor made of it, and the fonts."""
    components = json.loads((site / "sbom.json").read_text("utf-8"))["components"]
    files = [file for one in components for file in one.get("components", ())]
    known = {file["name"]: file["hashes"][0]["content"] for file in files}
    ours = {f"assets/{path.name}" for path in ASSETS.iterdir() if path.suffix != ".woff2"} | MADE
    found = {}
    for root in (site, site / "en"):
        for path in sorted((root / "assets").rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in ours:
                found[name] = sha256(path.read_bytes()).hexdigest()
    assert found.keys() <= known.keys()
    assert {name: known[name] for name in found} == found
    assert {name for name in found if name.endswith(".woff2")} == {name for name in known if name.endswith(".woff2")}
    assert len(found) > 30
