"""How the answer to each question looks: one view for each question, with its records and JSON.

What is true is found in `argmap.queries`; nothing is computed here but what is shown.
"""
