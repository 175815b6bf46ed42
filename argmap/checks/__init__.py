"""What is wrong or odd in a map that could be read: one check, one module, listed in `registry`.

What keeps a file from being read is said by its format; its codes lie below AM200.
"""
