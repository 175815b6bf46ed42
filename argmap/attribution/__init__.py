"""Whether the words of a map are in the right mouths: its speakers compared with those of the sources.

Where words stand is found in `argmap.quotes`, and who says them in `argmap.drafting`.
"""
