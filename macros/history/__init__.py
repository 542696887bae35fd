"""Git -> earlier states of data/: what was promised on the branch, what moved, and since when.

In: the data folder, a revision and the roadmap's time zone. Out: commits, readings and the ledger of promises. Never
writes in the repository, never asks the clock; a history that is cut off is refused, not guessed.
"""
