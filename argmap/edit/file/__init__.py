"""The text of a map's file: a tree over what was read, and patches that leave the rest as it is.

What an edit means is not known here; that is in `argmap.edit.edits`.
"""
