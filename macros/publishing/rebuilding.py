"""A site that is shown while it is made anew: what changed takes its place, a file at a time, and nothing else.

In: the folder that is shown, and another with the site as it is to be; or a page, and its new content. Out: the files
that changed, each there wholly or as it was.
"""

import filecmp
from pathlib import Path
from tempfile import NamedTemporaryFile

CONTENT = '<div class="rm-page'  # how the content of each of our pages begins; it ends with the article around it


def with_content(page: str, content: str) -> str:
    """A page of ours with other content; as it is where it holds none."""
    begin = page.find(CONTENT)
    end = page.rfind("</div>", begin, page.rfind("</article>"))
    return page if begin < 0 or end < 0 else page[:begin] + content.strip() + page[end + len("</div>") :]


def put(file: Path, text: str) -> None:
    """Write a file that somebody may be reading: they get the old one or the new one."""
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=file.parent, delete=False) as written:
        written.write(text)
    Path(written.name).replace(file)


def renew(site: Path, made: Path) -> int:
    """Moves into a site the files of another that differ, each in one step, and takes out what the other has not.

    Returns how many files changed, came or went.
    """
    old, new = files_of(site), files_of(made)
    for name in old - new:
        (site / name).unlink()
    for folder in sorted({parent for name in old - new for parent in name.parents[:-1]}, reverse=True):
        if not any((site / folder).iterdir()):
            (site / folder).rmdir()
    differ = [
        name for name in sorted(new) if name not in old or not filecmp.cmp(site / name, made / name, shallow=False)
    ]
    for name in differ:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).replace(site / name)
    return len(differ) + len(old - new)


def files_of(folder: Path) -> set[Path]:
    """The files of a folder, by their path in it."""
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
