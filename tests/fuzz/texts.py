"""Texts by chance that the contract allows: plain ones, ones that other readers of YAML or HTML trip over, long ones.

In: a source of chance. Out: a text, as it must come back.
"""

import json
import random
from pathlib import Path

HOSTILE: list[str] = json.loads((Path(__file__).parents[1] / "site/texts.json").read_text("utf-8"))["shown_as_typed"]
WORDS = (
    "kennisbank meting werkwijze gesprekken samenvatten rapportage voorbeeld beleid evaluatie koppeling ervaringen "
    "voor de balie en het team C# R&D 50% @els #12 null yes no true 1.10 0123 12:30 2026-02-30 e-mail 's-Gravenhage"
).split()
ODD = (
    *("null", "yes", "1.10", "0x1f", "2026-13-05", "a: b", "- a", "# geen opmerking", "C# pilot #1", "*a", "&a", "!b"),
    *(
        "{{ 7*7 }}",
        "'s morgens",
        'zij zei: "ja"',
        "back\\slash \\n \\u0041",
        "日本語のタイトル",
        "مرحبا بالعالم",
        "שלום",
    ),
    *(
        "👩\u200d🔬 in het lab",
        "e\u0301 en é",
        "x" * 200,
        "lang" * 50,
        " spaties ",
        "50 % – ‘zo’ … €",
        "a,b;c|d",
        "]",
        "}",
    ),
    *("%YAML 1.2", "--- a", "<<", "=cmd|' /C calc'!A0", "a\tb", "~/pad", "...", "@x"),
)
PLACEHOLDERS = {"...", "~"}
LINE, LONG = 200, 4000  # characters


def line(choose: random.Random) -> str:
    """A text of one line."""
    way = choose.random()
    if way < 0.1:
        return choose.choice(HOSTILE)
    if way < 0.2:
        found = choose.choice(ODD)
        return "iets" if found in PLACEHOLDERS else found
    return " ".join(choose.choices(WORDS, k=choose.randrange(1, 8))) + " werk"


def long(choose: random.Random) -> str:
    """A text that may have paragraphs and a list."""
    if choose.random() < 0.5:
        return line(choose)
    parts = [line(choose).strip() for _ in range(choose.randrange(1, 5))]
    if choose.random() < 0.5:
        parts.append("\n".join(f"- {line(choose).strip()}" for _ in range(choose.randrange(1, 4))))
    return "\n\n".join(parts)[:LONG].strip()


def text(choose: random.Random, languages: tuple[str, ...], *, is_long: bool) -> str | dict[str, str]:
    """A text, in one language or in some of those that there are."""
    one = long if is_long else line
    if choose.random() < 0.6:
        return one(choose)
    return {code: one(choose) for code in choose.sample(languages, choose.randrange(1, len(languages) + 1))}
