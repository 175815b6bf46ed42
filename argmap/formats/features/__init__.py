"""What a map can hold, which formats keep it, and what writing in a format loses.

Features follow from the table of fields (`argmap.formats.native.fields`), so that no format can forget
one. Which of them a format keeps stands in its line of the registry.
"""
