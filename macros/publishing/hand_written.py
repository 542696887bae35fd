"""The pages in docs/ that people write: which there are, and what is wrong with them before mkdocs looks.

In: a folder with Markdown. Out: pages by address, and faults with file and line; what is found in a built page later
is led back to its file. A head holds `title`, `description`
and `hide`, each a plain text on its line: what mkdocs would skip in silence is a fault here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

from macros.near import near
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
            yield fault(file, "page.front-matter-key", line=number, name=key, keys=KEYS, near=near(key, KEYS, 1))
        elif not LINE.fullmatch(line.rstrip()):
            yield fault(file, "page.front-matter-line", line=number)
        elif key in seen:
            yield fault(file, "page.front-matter-twice", line=number, name=key)
        seen.add(key)


def at_their_source(faults: Iterable[Fault], docs: Path, languages: tuple[str, ...]) -> Iterator[Fault]:
    """Faults of built pages; those of a page written by hand at its file, and at the line that holds what is wrong."""
    files = {
        f"{'' if language == languages[0] else f'{language}/'}{address}": f"{language}/{file}"
        for language in languages
        for address, file in pages_in(docs / language).items()
    }
    for found in faults:
        file = files.get(found.file)
        yield replace(found, file=f"docs/{file}", line=line_of(found, docs / file)) if file else found


def line_of(found: Fault, path: Path) -> int:
    """The first line with the link, element or attribute that a fault names; 0 where a macro wrote it."""
    values = [str(value).rstrip("/").rpartition("/")[2] or str(value) for value in found.message.values.values()]
    lines = path.read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if any(v and v.split()[0] in unescape(line) for v in values)), 0)
