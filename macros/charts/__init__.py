"""Figures as drawings: shapes that a page writes, and lines by pygal, which nothing else uses."""
