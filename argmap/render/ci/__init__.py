"""What `argmap check` has found, in the forms that code review and continuous integration read.

One module for each form, and one line for each in `formats.py`.
"""
