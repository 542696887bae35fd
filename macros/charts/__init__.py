"""Figures as drawings: shapes with positions and classes that a page writes, and pygal's lines; the only user of pygal."""
