"""roadmap serve: the site in one language, made anew at each change."""

import argparse
import socket

from macros.build import serve
from macros.commands.build import make


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--address", type=address, default="127.0.0.1:8000", metavar="HOST:PORT", help="host and port (127.0.0.1:8000)"
    )


def run(options: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    return make(
        options, lambda edge: serve(edge, options.language, fixed=options.today is not None, at=options.address)
    )


def address(text: str) -> str:
    """A host and a port where nobody listens yet; raises argparse's error for anything else."""
    host, _, port = text.rpartition(":")
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host or "-", int(port)))
    except (OSError, ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(
            f"cannot listen at '{text}' ({error}); write one like 127.0.0.1:8001"
        ) from None
    return text
