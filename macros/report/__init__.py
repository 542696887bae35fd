"""Text out: problems and figures, for a terminal, for machines and for a job summary."""
