"""`python -m macros` is the command `roadmap`."""

import sys

from macros.cli import main

sys.exit(main())
