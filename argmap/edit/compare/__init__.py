"""Differences between two versions of a map, in terms of claims and not of lines.

Elements are matched first, also those that got another id, then compared field by field. How a
difference is shown is in `argmap.render.reports`.
"""
