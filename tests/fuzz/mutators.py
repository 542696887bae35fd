"""Ways to change a file: its bytes, the tokens of a line, its structure, its values.

In: the bytes of a file and a source of chance. Out: other bytes. What a way puts in comes from the contract, from YAML,
from what people paste and from other files of the corpus.
"""

import random
import re
from collections.abc import Callable, Sequence

from macros.contract import tables
from macros.contract.types import Table
from tests.fuzz.corpus import corpus

Mutation = Callable[[bytes, random.Random], bytes]

KEYS = tuple(
    sorted({field.key for table in vars(tables).values() if isinstance(table, Table) for field in table.fields})
)
SIGNS = "- ? : , [ ] { } # & * ! | > ' \" % @ ` << ~ = --- ... \\ |- >+ [] {} ''".split()
WORDS = (
    "2026-02-30 2026-Q3 2026-Q5 2027 2026-06 unknown open onbekend true no ~ null 1e9 -1 0 6 1.10 1,5 0x1f 12:30 TBD "
    "nvt *a &a !x !!python/object:os.system %YAML <<: jan zoeken meten proces techniek intake production javascript:x "
    "https://a.b mailto:a@b.nl a@b.nl @els 2026-06-30 2026-07-01 1999-01-01 9999999999999 nl en de els platform"
).split()
ODD = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *("\0", "\x1b", "\x85", "\xa0", "\xad", "\u200b", "\u200d", "\u2028", "\u202e", "\u2060", "\ufeff", "\ufffe"),
        *(
            "\ud800",
            "\udfff",
            "\U000e0041",
            "\U0001f600",
            "\U0010ffff",
            "é",
            "e\u0301",
            "日本",
            "١٢",
            "\uff11",
            "’",
            "“",
        ),
    )
)
PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xc2",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\t",
        b"\r",
        b"\n",
        b"\r\n",
        b"  ",
        b"- ",
        b": ",
        b" #x",
    ),
    *(b"---\n", b"<<<<<<< HEAD\n", b"\xef\xbb\xbf", b"\\u0000", b'"\\x07"', b"\n\n", b"\n- ", b"\nid: x\n"),
)
STOCK = (*(word.encode() for word in (*KEYS, *SIGNS, *WORDS)), *ODD)
TOKEN = re.compile(rb"[A-Za-z0-9_-]+|[ \t]+|[^A-Za-z0-9_ \t-]")
LIMIT = 60_000  # bytes of a file that was changed a few times


def by_bytes(raw: bytes, choose: random.Random) -> bytes:
    """Puts in, takes out, turns over, repeats or cuts off bytes."""
    at = choose.randrange(len(raw) + 1)
    until = at + choose.randrange(1, 9)
    way = choose.randrange(5)
    if way == 0:
        return raw[:at] + choose.choice((*PIECES, *ODD)) + raw[at:]
    if way == 1:
        return raw[:at] + raw[until:]
    if way == 2 and at < len(raw):
        return raw[:at] + bytes((raw[at] ^ (1 << choose.randrange(8)),)) + raw[at + 1 :]
    if way == 3:
        return raw[:until] + raw[at:until] * choose.choice((1, 2, 40)) + raw[until:]
    return raw[:at]


def by_tokens(raw: bytes, choose: random.Random) -> bytes:
    """Replaces, takes out, doubles, swaps or puts in a token of a line."""
    lines = raw.split(b"\n")
    row = choose.randrange(len(lines))
    tokens: list[bytes] = TOKEN.findall(lines[row]) or [b""]
    at, other = choose.randrange(len(tokens)), choose.randrange(len(tokens))
    way = choose.randrange(5)
    if way == 0:
        tokens[at] = choose.choice(STOCK)
    elif way == 1:
        del tokens[at]
    elif way == 2:
        tokens.insert(other, tokens[at])
    elif way == 3:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    else:
        tokens.insert(at, choose.choice(STOCK) + choose.choice((b"", b" ")))
    lines[row] = b"".join(tokens)
    return b"\n".join(lines)


def by_lines(raw: bytes, choose: random.Random) -> bytes:
    """Takes out, doubles, swaps or shifts a line."""
    lines = raw.split(b"\n")
    at, other = choose.randrange(len(lines)), choose.randrange(len(lines))
    way = choose.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at] = b"  " + lines[at] if choose.randrange(2) else lines[at].removeprefix(b"  ")
    return b"\n".join(lines)


def block_at(lines: Sequence[bytes], at: int) -> int:
    """Where the block ends that a line begins: the lines below it that stand deeper."""
    depth = len(lines[at]) - len(lines[at].lstrip(b" "))
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(b" ")) > depth):
        end += 1
    return end


def by_blocks(raw: bytes, choose: random.Random) -> bytes:
    """Takes out, doubles, moves or shifts a block, wraps a value, or brings a block from another file."""
    lines = raw.split(b"\n")
    at = choose.randrange(len(lines))
    end = block_at(lines, at)
    block, way = lines[at:end], choose.randrange(6)
    if way == 0:
        return b"\n".join(lines[:at] + lines[end:])
    if way == 1:
        return b"\n".join(lines[:end] + block + lines[end:])
    if way == 2:
        rest = lines[:at] + lines[end:]
        to = choose.randrange(len(rest) + 1)
        return b"\n".join(rest[:to] + block + rest[to:])
    if way == 3:
        shift = choose.choice((b" ", b"  ", b"- ", b"    "))
        return b"\n".join(lines[:at] + [shift + line for line in block] + lines[end:])
    if way == 4:
        key, colon, value = lines[at].partition(b": ")
        opening, closing = choose.choice(((b"[", b"]"), (b"{", b"}"), (b"{nl: ", b"}"), (b"[" * 30, b"]" * 30)))
        return b"\n".join([*lines[:at], key + colon + opening + value + closing, *lines[at + 1 :]])
    start = choose.choice(corpus())
    others = start.files[start.name].split(b"\n")
    begin = choose.randrange(len(others))
    return b"\n".join(lines[:at] + others[begin : block_at(others, begin)] + lines[at:])


def by_value(raw: bytes, choose: random.Random) -> bytes:
    """Puts another value behind a colon: a word, one from another line, nothing, or a very long one."""
    lines = raw.split(b"\n")
    at = choose.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    way = choose.randrange(8)
    if way == 0:
        value = choose.choice(lines).partition(b": ")[2]
    elif way == 1:
        value = choose.choice((b"x" * 5000, b"9" * 400, b"\n".join([b""] * 90), b"a " * 2100, b""))
    else:
        value = choose.choice(STOCK)
    lines[at] = key + (colon or b": ") + value
    return b"\n".join(lines)


def by_key(raw: bytes, choose: random.Random) -> bytes:
    """Puts a key of the contract in the place of another, or on a line of its own."""
    lines = raw.split(b"\n")
    at = choose.randrange(len(lines))
    key, colon, value = lines[at].partition(b":")
    bare = key.lstrip(b" -{")
    other = choose.choice(KEYS).encode()
    if colon and choose.randrange(2):
        lines[at] = key[: len(key) - len(bare)] + other + colon + value
    else:
        lines.insert(at, key[: len(key) - len(bare)].replace(b"-", b" ") + other + b": " + choose.choice(STOCK))
    return b"\n".join(lines)


WAYS: tuple[Mutation, ...] = (by_bytes, by_tokens, by_lines, by_blocks, by_value, by_key)


def changed(raw: bytes, choose: random.Random) -> bytes:
    """A file after one to four changes of any sort."""
    for _ in range(choose.choice((1, 1, 1, 2, 2, 3, 4))):
        raw = choose.choice(WAYS)(raw, choose)[:LIMIT]
    return raw


def mutated(seed: str) -> tuple[dict[str, bytes], str]:
    """A roadmap with one file changed, sometimes two or one gone, and the name of the first; the seed says which."""
    choose = random.Random(seed)  # noqa: S311 - chance that can be repeated
    start = choose.choice(corpus())
    files = dict(start.files)
    files[start.name] = changed(files[start.name], choose)
    other = choose.choice(tuple(files))
    if (way := choose.randrange(40)) == 0:
        files[other] = changed(files[other], choose)
    elif way == 1 and other != start.name:
        del files[other]
    return files, start.name
