"""Questions whose answer is a debate as a whole: its trees, all its claims in one strip, when what was
said, and who answers whom.
"""
