"""Edits: typed data that changes a map, and says the same change to the tree of its file.

Nothing here reads or writes files; `argmap.edit.change` does.
"""
