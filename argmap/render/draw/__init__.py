"""A map as a picture: cards laid out by Graphviz, drawn as SVG, or as a tree of boxes."""
