"""The quotes of a map looked up in the texts of its sources: where they stand, and how they differ.

Which words count as the same is decided in `argmap.words`.
"""
