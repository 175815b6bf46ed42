"""The page of a map on this machine, served and kept up to date while its file is edited.

Only `argmap view` starts it. The page is made in `argmap.render.page`, and is the same in a file.
"""
