"""roadmap export: the open data as files."""

import argparse
from itertools import chain
from pathlib import Path

from macros.commands.given import as_of_option, edge_of, language_of, tell, valid
from macros.kpis.measure import measure
from macros.report.exports import of_all_languages, of_one_language
from macros.report.feed import Feed
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files are written")
    parser.add_argument(
        "--site-url", default="", metavar="ADDRESS", help="of the site, for links in calendars and news"
    )
    as_of_option(parser)


def run(options: argparse.Namespace) -> int:
    """Writes every file, calendars and news in one language; other files in the folder stay."""
    edge = edge_of(options)
    reading = valid(edge, options)
    say = words(language_of(options, reading))
    feed = Feed(roadmap=reading.roadmap, as_of=edge.as_of, say=say, site=address_of(options.site_url))
    figures = measure(reading.roadmap, edge.as_of)
    files = chain(of_all_languages(reading.roadmap, figures, edge.commit, say), of_one_language(feed))
    number = 0
    for path, content in files:
        number += 1
        target = options.folder / path.removeprefix("open-data/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    tell(say("exported", n=number, folder=str(options.folder)))
    return 0


def address_of(url: str) -> str:
    """The address of a site as pages add theirs to it; empty where nobody says where it will stand."""
    return f"{url.rstrip('/')}/" if url else ""
