"""`roadmap`, and `python -m macros`: the command as a process of its own, in and out as quickly as can be."""

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Runs the command. Importing and checking make no garbage to look for; at the end nothing is taken apart."""
    gc.disable()  # the commands that go on for longer turn it on again
    from argparse import Namespace

    from macros.cli import main

    options = Namespace()
    code = main(options=options)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        code = 1
    os._exit(code)


if __name__ == "__main__":
    run()
