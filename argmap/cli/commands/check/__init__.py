"""The commands that find what is wrong in a map, and explain it.

What is wrong is decided in `argmap.checks`, `argmap.quotes` and `argmap.attribution`; nothing here
judges a map.
"""
