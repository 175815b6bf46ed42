"""Making the text of a map's file say another map, with everything else left as it is.

`reconcile` is the way in: it changes a tree over what was read (`map_file`, `elements`, `utterances`,
`relations`, `fields`), and `patching` writes what changed in the tree into the text. Nothing here
knows which edit or merge a map comes from; those are in `argmap.edit.edits` and `argmap.edit.merge`.
"""
