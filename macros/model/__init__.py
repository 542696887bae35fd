"""Frozen records, and what derives from their dates."""
