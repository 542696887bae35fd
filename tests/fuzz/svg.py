"""Whether a drawing can be read by anybody: well-formed XML, finite numbers, no id twice."""

import re
from xml.etree import ElementTree as ET

NO_NUMBER = re.compile(r"(?i)(?<![a-z])-?(?:nan|inf(?:inity)?)(?![a-z])")
TEXTS = {"aria-label", "class", "id", "href"}  # attributes that hold words


def fault_in(drawing: str) -> str:
    """What is wrong with it, or nothing."""
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    except ET.ParseError as error:
        return f"not well formed ({error.msg.partition(':')[0]})"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        return "an id twice"
    values = (value for element in root.iter() for key, value in element.items() if key not in TEXTS)
    return "a number that is none" if any(NO_NUMBER.search(value) for value in values) else ""
