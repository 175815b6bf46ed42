"""A map as a picture: cards laid out by Graphviz, drawn as SVG, or as a tree of boxes.

A map is measured, placed, and drawn, in this order: `cards`, `layout`, `svg`. Large maps, and those that
must fit a sheet, a column or pages, are placed by `nested`. `charts` are pictures without cards. DOT for
others to draw is in `argmap.render.dot`.
"""
