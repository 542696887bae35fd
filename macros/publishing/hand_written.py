"""The pages in docs/ that people write: which there are, and what is wrong with them before mkdocs looks.

In: a folder with Markdown. Out: pages by address, and faults with file and line. A head holds `title`, `description`
and `hide`, each a plain text on its line: what mkdocs would skip in silence is a fault here.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from macros.publishing.faults import Fault, fault

KEYS = ("title", "description", "hide")
LINE = re.compile(  # a plain YAML text, or a list of words: nothing that YAML could read otherwise
    r"(?P<key>[A-Za-z_][\w-]*):[ \t]+(?:(?!.*(?::[ \t]|[ \t]#|:$))[^\s\[\]{}&*!|>%@`#,?\"'-].*|\[[a-z]+(, [a-z]+)*\])",
    re.ASCII,
)
EATEN = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:\s*\S?")  # a first line that mkdocs takes for a head without fences
FENCE = re.compile(r"---[ \t]*")


def pages_in(folder: Path) -> dict[str, str]:
    """The files by address: `method.md` and `method/index.md` are both `method/`, which is a fault."""
    return {address_of(file): file for file in markdown_files(folder)}


def markdown_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def address_of(file: str) -> str:
    """The address of a Markdown file, as mkdocs gives it."""
    parent, _, name = file.removesuffix(".md").rpartition("/")
    parts = [part for part in (parent, "" if name in ("index", "README") else name) if part]
    return "".join(f"{part}/" for part in parts)


def faults_in(docs: Path, language: str) -> Iterator[Fault]:
    """Everything wrong in the pages of a language that can be told without building them."""
    seen: dict[str, str] = {}
    for path in sorted((docs / language).rglob("*")):
        file = f"docs/{path.relative_to(docs).as_posix()}"
        if path.is_symlink():
            yield fault(file, "page.link", line=1)
        elif path.suffix == ".md" and path.is_file():
            address = address_of(path.relative_to(docs / language).as_posix())
            if address in seen:
                yield fault(file, "page.twice", line=1, other=seen[address])
            seen[address] = file
            yield from faults_of(file, path.read_bytes())


def faults_of(file: str, content: bytes) -> Iterator[Fault]:
    """What is wrong in the head of one page."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        yield fault(file, "page.text", line=1)
        return
    if not lines or not FENCE.fullmatch(lines[0]):
        if lines and EATEN.match(lines[0]):
            yield fault(file, "page.front-matter-missing", line=1)
        return
    ends = [number for number, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line)]
    if not ends:
        yield fault(file, "page.front-matter-open", line=1)
        return
    yield from head_faults(file, lines[1 : ends[0]])


def head_faults(file: str, lines: list[str]) -> Iterator[Fault]:
    """What is wrong in the lines between the fences; the first of them is line 2 of the file."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 2):
        key = line.partition(":")[0].strip()
        if ":" in line and re.fullmatch(r"[\w-]+", key) and key not in KEYS:
            near = tuple(get_close_matches(key, KEYS, n=1))
            yield fault(file, "page.front-matter-key", line=number, name=key, keys=KEYS, near=near)
        elif not LINE.fullmatch(line.rstrip()):
            yield fault(file, "page.front-matter-line", line=number)
        elif key in seen:
            yield fault(file, "page.front-matter-twice", line=number, name=key)
        seen.add(key)
