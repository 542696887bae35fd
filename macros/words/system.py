"""What the system refuses, told as a sentence: a full disk, a folder in which we may not write.

In: the number and text of an `OSError`, the file it is about, the words. Out: a sentence.
"""

import errno

from macros.words import Words

TOLD = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "gone",
}


def refusal(number: int | None, why: str, place: str, say: Words) -> str:
    """Why it stopped, and what to do; `why`, the system's own text, where we have no words or it names no place."""
    key = TOLD.get(number or 0, "other")
    return say(f"system.{key}", place=place, why=why) if place or key == "full" else why


def refused(error: OSError, say: Words) -> str:
    """The sentence for an error."""
    return refusal(error.errno, error.strerror or str(error), str(error.filename or ""), say)
