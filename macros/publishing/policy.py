"""What a page may load and run, written into the page itself: a content security policy that names its few scripts.

In: the folder of a site that `check_site` found right, so that every inline script in it is the theme's own. Out: the
same pages with the policy first in their head. Our second net: data text never becomes a script in the first place.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from macros.publishing.check import SCRIPT

CHARSET = re.compile(r'<meta charset="utf-8">\s*')
REFERRER = '<meta name="referrer" content="same-origin">'
POLICY = (
    *("default-src 'none'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'"),
    *("worker-src 'self'", "form-action 'self'", "base-uri 'none'"),
)


def write_policies(folder: Path) -> None:
    """Give every page of a site its policy."""
    for path in folder.rglob("*.html"):
        path.write_text(with_policy(path.read_text("utf-8")), "utf-8")


def with_policy(html: str) -> str:
    """A page with its policy before anything that could be loaded."""
    allowed = " ".join(["'self'", *(f"'sha256-{digest(text)}'" for text in inline_scripts(html))])
    content = "; ".join((POLICY[0], f"script-src {allowed}", *POLICY[1:]))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">\n{REFERRER}\n'
    return CHARSET.sub(lambda found: found[0] + meta, html, count=1)


def inline_scripts(html: str) -> list[str]:
    """The inline scripts of a page that a browser would run, in the order in which they stand there."""
    found = (
        text
        for element, attributes, text in SCRIPT.findall(html)
        if element.lower() == "script" and "src" not in attributes and 'type="application/json"' not in attributes
    )
    return list(dict.fromkeys(found))


def digest(text: str) -> str:
    """What a policy names a script by: the hash of its bytes."""
    return b64encode(sha256(text.encode()).digest()).decode()
