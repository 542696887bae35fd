"""A comparator: a process in which libyaml alone parses every YAML file under a folder; no object is made of it."""

import os
import sys

from yaml._yaml import CParser

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".yml"):
            with open(os.path.join(folder, name), "rb") as stream:
                CParser(stream.read()).raw_parse()
