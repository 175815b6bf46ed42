"""Fuzz targets for every reader and for the laws of edits; `python -m tests.fuzz` runs them."""
