"""The JSON that the Argdown tools export, read and written.

It holds an Argdown document already parsed, so it shares `argdown.meaning` and knows nothing of the
language.
"""
