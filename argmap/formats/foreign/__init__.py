"""Tools for readers and writers of formats that other programs made: JSON, XML, schemes, own data.

The native format and the single formats are elsewhere.
"""
