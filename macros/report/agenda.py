"""The agenda of the review as text: JSON for other programs, lines for a terminal, Markdown for the minutes.

In: the context of a day and a language. Out: text; writing it is somebody else's line. JSON holds every point, the
others what fits on two pages, and how many points are left.
"""

import json
from collections.abc import Iterator

from macros.kpis.asking import Point
from macros.pages.context import Context
from macros.pages.phrases import Sentence, capital, sentence
from macros.pages.points import Line, line, subject
from macros.pages.render import phrases
from macros.pages.review_agenda import Section, found, lead, sections
from macros.report.figures import Json, sentence_of
from macros.report.markdown import escaped


def as_json_text(context: Context) -> str:
    """The whole agenda as one JSON document."""
    agenda = context.figures.agenda
    made: Json = {
        "as_of": context.as_of.isoformat(),
        "commit": context.commit,
        "review": agenda.day.isoformat(),
        "last": agenda.last.isoformat() if agenda.last else None,
        "missed": [day.isoformat() for day in agenda.missed],
        "until": agenda.until.isoformat(),
    }
    for name in ("decide", "decided", "celebrate", "coming"):
        made[name] = [point_json(context, point) for point in getattr(agenda, name)]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def point_json(context: Context, point: Point) -> Json:
    """A point; a decision is named by the day of its review, and `about` holds the points that it is about."""
    say, one = phrases(context), line(context, point)
    return {
        "kind": point.kind,
        "id": point.row.id,
        "name": say.read(subject(context, point).text).text,
        "question": say.plain(one.question),
        "reasons": [sentence_of(why, context.words) for why in point.reasons],
        "owner": point.owner,
        "due": one.due.isoformat(),
        "about": [point_json(context, about) for about in point.about],
        "file": point.row.source.path,
        "line": point.row.source.line,
    }


def as_text(context: Context) -> str:
    """Numbered questions, each with its reason, its owner and its place."""
    say = phrases(context)
    blocks = [[say.plain(found(context)), " ".join(map(say.plain, opening(context)))]]
    for section in sections(context):
        lines = [say.plain(section.title)]
        for number, one in enumerate(section.lines, 1):
            lines += [f"{number:3}. {say.plain(one.question)}", f"     {reason(context, section, one)}"]
            lines.append(f"     {who(context, one)} ({one.point.row.source})")
        blocks.append([*lines, *(f"     {say.plain(note)}" for note in notes(section))])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def as_markdown(context: Context) -> str:
    """A heading a section, and its questions as a numbered list."""
    say = phrases(context)

    def safe(what: Sentence) -> str:
        return escaped(say.plain(what))

    lines = [f"## {safe(found(context))}", "", " ".join(map(safe, opening(context)))]
    for section in sections(context):
        lines += ["", f"### {safe(section.title)}", ""]
        for number, one in enumerate(section.lines, 1):
            asked = f"{number}. **{safe(one.question)}** {escaped(reason(context, section, one))}"
            lines.append(f"{asked} {escaped(who(context, one))} (`{one.point.row.source}`)")
        if left := notes(section):
            lines += ["", *map(safe, left)]
    return "\n".join(lines) + "\n"


def notes(section: Section) -> tuple[Sentence, ...]:
    """What is not among its lines."""
    return (*section.notes, section.more) if section.more else section.notes


def opening(context: Context) -> Iterator[Sentence]:
    """When the last review was, and on which day all this is so."""
    yield from lead(context)
    yield sentence("points.sentence", told=sentence("as_of", date=context.as_of))


def reason(context: Context, section: Section, one: Line) -> str:
    """Why it stands there, as the page tells it."""
    return " ".join(capital(phrases(context).plain(part)) for part in parts(section, one))


def parts(section: Section, one: Line) -> Iterator[Sentence]:
    """The state of a decision, why it was taken, and what there is to say of its records; else the reason."""
    yield one.sentence
    if one.state and section.name == "decide":
        yield one.reason
    yield from one.about


def who(context: Context, one: Line) -> str:
    say = phrases(context)
    return say.plain("decision.who", name=one.who) if one.who else say.plain("agenda.who_nobody")
