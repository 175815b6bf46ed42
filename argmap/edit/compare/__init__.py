"""Differences between two versions of a map, in terms of claims and not of lines."""
