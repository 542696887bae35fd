"""How quick and how light the software is, measured beside what it is compared with: `make bench`."""
