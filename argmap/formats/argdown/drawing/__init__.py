"""The map that an Argdown document is drawn as, derived as the Argdown tools derive it.

Only for those who ask for a drawing: what a document says is read in `argdown.meaning`.
"""
