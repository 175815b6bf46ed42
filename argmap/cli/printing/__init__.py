"""What leaves the command line: answers, messages, errors, progress, through a pager or a pipe.

How an answer looks is in `argmap.render`; which one is asked for is in the commands.
"""
