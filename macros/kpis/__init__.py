"""(roadmap, as_of) -> figures, each with the records counted and left out; start reading at `measure` and `figure`."""
