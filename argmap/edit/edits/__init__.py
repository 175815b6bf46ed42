"""Edits: typed data, called with a map to give the changed map, which say what they changed.

Nothing here knows of files: `argmap.edit.file` makes a file say the changed map.
"""
