"""Three versions of a map, one of them the common origin of the others, brought into one.

The models are merged, and the text of one version is then made to say the result. Nothing here asks
git; `argmap.cli` does.
"""
