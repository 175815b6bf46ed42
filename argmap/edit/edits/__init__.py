"""Edits: typed data that can be called with a map, return the changed map, and say what they changed.

Nothing here knows of files: `argmap.edit.file` makes a file say the changed map.
"""
