"""Figures and charts as HTML, one view a page; the only user of jinja2."""
