"""Formats that argmap writes and does not read: networks, tables, outlines, databases, flowcharts.

Each writer is one module, named in `argmap.formats.core.registry`. Pictures are in `argmap.render`.
"""
