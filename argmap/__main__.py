"""The process that the console script and `python -m argmap` run."""

import gc
import sys

from argmap import beside
from argmap.formats.native import ahead


def main() -> None:
    """Run the command line, and begin on a large map while it is still being imported."""
    # A command lives for a second and makes little garbage: collecting it only costs time.
    gc.disable()
    beside.allow()
    any(ahead.begin(word) for word in sys.argv[2:])
    from argmap import cli

    cli.main()


if __name__ == "__main__":
    main()
