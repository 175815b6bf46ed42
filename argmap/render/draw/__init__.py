"""A map as a picture: cards laid out by Graphviz, drawn as SVG, or as a tree of boxes.

A map is measured, placed, and drawn, in this order: `cards`, `layout`, `svg`. DOT for others to draw
is in `argmap.render.dot`.
"""
