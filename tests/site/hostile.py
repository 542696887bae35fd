"""A roadmap in which every text is hostile: texts.json in titles, notes, names, reasons and tags.

In: a folder with a good roadmap. Out: what was added to it: the text that each page bears, by its address.
"""

import json
from pathlib import Path

TEXTS: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["shown_as_typed"]
REFUSED: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["refused"]
IN_PHASES = [text for text in TEXTS if set(text) & set("<{`|]")][:20]
MARKUP = "</title><script>(window.PWN=window.PWN||[]).push(1)</script>"
NAMES = {"title": 'A "roadmap" & <b>{{ 7*7 }}</b>', "organisation": MARKUP, "purpose": f"{MARKUP} {{% raise %}}"}


def write(path: Path, value: object) -> None:
    """A file of the data; JSON is YAML."""
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def make_hostile(data: Path) -> dict[str, str]:
    """Add an owner, an item, a use case, a team, a metric and a decision for every text, and a phase for some."""
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
        quarters = {"2026-Q2": {"target": "7", "actual": "6"}}
        metric = {"name": text, "kind": "satisfaction", "unit": text, "source": text, "direction": "up"}
        write(data / "metrics" / f"hm-{n}.yml", {**metric, "owner": f"h-{n}", "quarters": quarters})
        scores = {"date": "2026-03-02", "scores": {"data": "2", "mensen": "3"}, "note": text}
        write(data / "teams" / f"ht-{n}.yml", {"name": text, "department": text, "size": "5", "assessments": [scores]})
    decisions = [{"what": text, "why": text, "items": [f"hi-{n}"], "owner": f"h-{n}"} for n, text in enumerate(TEXTS)]
    write(data / "reviews" / "2026-06-29.yml", {"summary": MARKUP, "decisions": decisions})
    with (data / "phases.yml").open("a", encoding="utf-8") as stream:
        for n, text in enumerate(IN_PHASES):
            phase = {"id": f"hp-{n}", "name": text, "purpose": text, "goals": [goal(n, text)]}
            stream.write(f"- {json.dumps(phase, ensure_ascii=False)}\n")
    return {
        f"{kind}-{n}/": text
        for kind, texts in (
            ("use-cases/hu", TEXTS),
            ("owners/h", TEXTS),
            ("metrics/hm", TEXTS),
            ("teams/ht", TEXTS),
            ("phases/hp", IN_PHASES),
        )
        for n, text in enumerate(texts)
    }


def goal(n: int, text: str) -> dict[str, object]:
    return {"id": f"hg-{n}", "title": text, "items": [f"hi-{n}"]}
