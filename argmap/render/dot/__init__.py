"""Maps as DOT for Graphviz: claims as nodes, relations as edges, sections as frames.

This is a format that is written; argmap's own pictures are in `argmap.render.draw`, and share the
selection of claims with it.
"""
