"""How commands tell what they did or found in files: changes, comparisons, diagnostics, merges.

Answers to questions about a map are in `argmap.render.answers`. Nothing here changes or compares.
"""
