"""A roadmap in which every text is hostile: texts.json in titles, notes, names, reasons and tags.

In: a folder with a good roadmap. Out: the records added to it, by the text that each one bears.
"""

import json
from pathlib import Path

TEXTS: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["shown_as_typed"]
REFUSED: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["refused"]
MARKUP = "</title><script>(window.PWN=window.PWN||[]).push(1)</script>"
NAMES = {"title": 'A "roadmap" & <b>{{ 7*7 }}</b>', "organisation": MARKUP, "purpose": f"{MARKUP} {{% raise %}}"}


def write(path: Path, value: object) -> None:
    """A file of the data; JSON is YAML."""
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def make_hostile(data: Path) -> dict[str, str]:
    """Add an owner, an item and a use case for every text; the use cases by their address."""
    lines = (data / "roadmap.yml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f"{name}:" for name in NAMES))]
    named = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in NAMES.items()]
    (data / "roadmap.yml").write_text("\n".join([*kept, *named, ""]), "utf-8")
    owners = [
        f"- {{id: h-{n}, name: {json.dumps(text, ensure_ascii=False)}, kind: role}}" for n, text in enumerate(TEXTS)
    ]
    with (data / "owners.yml").open("a", encoding="utf-8") as stream:
        stream.write("\n".join(["", *owners, ""]))
    items = [
        {
            "id": f"hi-{n}",
            "title": text,
            "kind": ("action", "experiment", "mvp", "milestone")[n % 4],
            "owner": f"h-{n}",
            "planned": {"finish": "2026-05-01"},
            "note": text,
            "result": text,
            "tags": [text],
            "links": [{"title": text, "url": "https://example.org/"}],
            **({"dropped": {"date": "2026-05-05", "why": text}} if n % 3 == 0 else {}),
            **({"replanned": [{"date": "2026-05-05", "finish": "2026-09-01", "why": text}]} if n % 3 == 1 else {}),
        }
        for n, text in enumerate(TEXTS)
    ]
    write(data / "tracks" / "hostile.yml", {"name": MARKUP, "owner": "h-0", "purpose": MARKUP, "items": items})
    write(data / "teams" / "hostile.yml", {"name": MARKUP, "department": MARKUP, "size": 5})
    for n, text in enumerate(TEXTS):
        use_case = {
            "title": text,
            "track": "hostile",
            "problem": text,
            "value": text,
            "owner": f"h-{n}",
            "tags": [text],
        }
        kpis = [{"id": "k", "name": text, "unit": text, "direction": "up", "quarters": {"2026-Q2": {"target": "1"}}}]
        write(data / "use-cases" / f"hu-{n}.yml", {**use_case, "kpis": kpis, "help_wanted": text, "note": text})
    decision = {"what": MARKUP, "why": MARKUP, "items": ["hi-0"], "owner": "h-0"}
    write(data / "reviews" / "2026-06-29.yml", {"summary": MARKUP, "decisions": [decision]})
    return {f"use-cases/hu-{n}/": text for n, text in enumerate(TEXTS)}
