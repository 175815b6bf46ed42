"""What a command does, for whoever asks by a word rather than an option.

The texts themselves are the docstrings of the commands.
"""
