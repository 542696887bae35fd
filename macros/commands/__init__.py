"""One module a command: `options` says what it takes, `run` does it and returns the exit code.

The result goes to standard output, what was done to standard error. A module is imported when its command runs, so that
`check` stays quick and loads no mkdocs, pygal or jinja2.
"""
