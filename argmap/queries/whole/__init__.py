"""Questions whose answer is a debate as a whole.

Its trees, all its claims in one strip, when what was said, and who answers whom. Questions about a
claim or a speaker stand one folder up.
"""
