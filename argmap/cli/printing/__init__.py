"""What leaves the command line: answers, messages, errors, progress, through a pager or a pipe.

How an answer looks is decided in `argmap.render`; which one is asked for, in the commands.
"""
