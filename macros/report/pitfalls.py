"""The pitfalls as text: JSON for other programs, lines for a terminal, Markdown for people elsewhere.

In: the context of a day and a language. Out: text; writing it is somebody else's line.
"""

import json
from collections.abc import Iterator

from macros.kpis.pitfalls import Pitfall, Sign
from macros.pages.context import Context
from macros.pages.phrases import Sentence
from macros.pages.pitfalls import PitfallWords, SignWords, found, pitfall_words, sign_words
from macros.pages.render import phrases
from macros.report.figures import Json, exact, row
from macros.report.markdown import escaped


def as_json_text(context: Context) -> str:
    """All four as one JSON document."""
    made = {
        "as_of": context.as_of.isoformat(),
        "commit": context.commit,
        "pitfalls": [pitfall_json(context, pitfall) for pitfall in context.figures.pitfalls],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def pitfall_json(context: Context, pitfall: Pitfall) -> Json:
    return {
        "id": pitfall.key,
        "name": phrases(context).plain(f"pitfalls.name.{pitfall.key}"),
        "shows": pitfall.shows,
        "signs": [sign_json(context, sign) for sign in pitfall.signs],
    }


def sign_json(context: Context, sign: Sign) -> Json:
    """A sign; what it has no number of is null."""
    say, words = phrases(context), sign_words(context, sign)
    return {
        "id": sign.key,
        "finding": say.plain(words.finding),
        "remedy": say.plain(words.remedy),
        "threshold": exact(sign.threshold),
        "value": exact(sign.value),
        "of": sign.of,
        "records": [{"kind": one.kind} | row(one, context.words) for one in sign.rows],
    }


def as_text(context: Context) -> str:
    """A paragraph a pitfall; every record with its place."""
    say = phrases(context)
    blocks = [[say.plain(found(context))]]
    for pitfall in told(context):
        lines = [say.plain(pitfall.title)]
        for sign in pitfall.signs:
            lines += [f"  {say.plain(sign.finding)}", f"    {remedy(context, sign)}"]
            lines += [f"    - {name}: {why} ({place})" for name, why, place in shown(context, sign)]
        blocks.append(lines)
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def as_markdown(context: Context) -> str:
    """A heading a pitfall, a list a sign."""

    def say(what: Sentence) -> str:
        return escaped(phrases(context).plain(what))

    lines = [f"## {say(found(context))}"]
    for pitfall in told(context):
        lines += ["", f"### {say(pitfall.title)}"]
        for sign in pitfall.signs:
            lines += ["", f"**{say(sign.finding)}.** {escaped(remedy(context, sign))}", ""]
            lines += [f"- {escaped(name)}: {escaped(why)} (`{place}`)" for name, why, place in shown(context, sign)]
    return "\n".join(lines) + "\n"


def told(context: Context) -> Iterator[PitfallWords]:
    return (pitfall_words(context, pitfall) for pitfall in context.figures.pitfalls)


def remedy(context: Context, sign: SignWords) -> str:
    say = phrases(context)
    return f"{say.plain('pitfalls.do')} {say.plain(sign.remedy)}"


def shown(context: Context, sign: SignWords) -> Iterator[tuple[str, str, str]]:
    """The name, the reason and the place of everything that shows a sign."""
    say = phrases(context)
    for one in sign.rows:
        yield say.plain("plain", text=one.name), say.plain(one.why), str(one.row.source)
