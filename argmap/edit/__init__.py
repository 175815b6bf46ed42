"""Changing maps, in the model and in the text of their files.

An edit (`adding`, `linking`, `setting`, `renaming`, `removing`) is typed data: called with a map it
gives the changed map, and it can make the same change in the map's file. `editor.apply(loaded,
edits)` gives the new text; `change.change_file` makes edits to a file: it locks, reads, edits, checks
and writes. The file is a `tree` over the tape that was read from it (`map_file` knows the native
file's shorthands), and `patching` writes only what was touched.
"""
