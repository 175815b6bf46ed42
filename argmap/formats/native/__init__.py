"""The native file: a debate as people write it, in YAML or, in the same shape, in JSON.

A text becomes a `document`, whose nodes `reading.py` makes a map of; `writing.py` goes the other way. What
fields there are stands in `fields.py`, once for all. Nothing here knows an edit or another tool's format.
"""
