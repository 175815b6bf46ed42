"""Changing maps, in the model and in the text of their files.

`edits` are pure functions from map to map, `file` makes a file say another map, and `change` locks,
reads, edits, proves and writes one. `compare`, `merge` and `unite` bring maps of several authors
together.
"""
