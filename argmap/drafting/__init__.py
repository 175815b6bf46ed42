"""From running text to a first map: who says what in it, and in which words.

What a text is made of is in `argmap.text`, whether quotes stand in it in `argmap.quotes`.
"""
