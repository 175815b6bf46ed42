"""Formats that argmap writes but does not read: networks, tables, outlines, databases, flowcharts.

Each writer is one module, named in `registry`; drawings and pages are written in `argmap.render`.
"""
