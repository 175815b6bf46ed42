"""Changing maps, in the model and in the text of their files.

`edits` are typed data, `file` is the text they change, `change` locks, reads, edits, checks and
writes a file. `compare`, `merge` and `unite` bring maps of several authors together.
"""
