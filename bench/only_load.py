"""A comparator: a process that loads every YAML file under a folder as most programs do, and does nothing with it."""

import os
import sys

import yaml

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".yml"):
            with open(os.path.join(folder, name), "rb") as stream:
                yaml.load(stream.read(), yaml.CSafeLoader)
