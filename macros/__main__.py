"""`python -m macros` is the command `roadmap`."""

from macros.cli import run

run()
