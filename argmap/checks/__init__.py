"""What is wrong or odd in a map that could be read: one check, one module, listed in `registry`.

If a file cannot be read, its format says why; those codes lie outside AM2xx.
"""
