"""How heavy a built site is, from its files: no browser is needed for that.

In: the folder of a site. Out: findings by name; of pages and charts the heaviest.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.bare import pages_of

NODE = re.compile(r"<[a-z]")
TEMPLATE = re.compile(r"<template\b(?:(?!<template\b).)*?</template>", re.DOTALL)  # that holds no other
CHART = re.compile(r'<svg class="?rm-drawing.*?</svg>', re.DOTALL)
MARK = re.compile(r'\bid="?_m-[a-z0-9-]+"?[ >]')
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)")
MOST_MARKS = 300  # up to which the goal of the map holds


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6, mtime=0))


def weight(site: Path) -> dict[str, tuple[float, ...] | str]:
    """The findings about one site."""
    pages = {address: (site / address / "index.html").read_text("utf-8") for address in pages_of(site)}
    others = [html for address, html in pages.items() if address.split("/")[0] != "map"]
    charts = list(charts_of(pages.values()))
    index = (site / "search" / "search_index.json").read_text("utf-8")
    marks = len(MARK.findall(pages["map"]))
    return {
        "page nodes": (max(nodes(html) for html in others),),
        "page html": (max(compressed(html) for html in others) / 1000,),
        "chart bytes": (max(map(compressed, charts)) / 1000,),
        "chart nodes": (max(map(nodes, charts)),),
        "chart scripts": (sum(len(SCRIPT.findall(part)) for html in pages.values() for part in ARTICLE.findall(html)),),
        "map html": (compressed(pages["map"]) / 1000,) if marks <= MOST_MARKS else f"{marks} marks",
        "index per page": (compressed(index) / len(pages),),
        "pages": (len(pages),),
    }


def nodes(html: str) -> int:
    """The elements of a page; what a template holds is none until a script takes it out."""
    while (shown := TEMPLATE.sub("", html)) != html:
        html = shown
    return len(NODE.findall(html))


def charts_of(pages: Iterable[str]) -> Iterator[str]:
    for html in pages:
        yield from CHART.findall(html)


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in two folders."""
    left, right = files_in(one), files_in(other)
    return sorted(
        name.as_posix()
        for name in left.keys() | right.keys()
        if name not in left or name not in right or left[name].read_bytes() != right[name].read_bytes()
    )


def files_in(folder: Path) -> dict[Path, Path]:
    """Where each file stands, by its path in the folder."""
    return {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
