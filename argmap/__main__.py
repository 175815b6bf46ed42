"""The process that the console script and `python -m argmap` run."""

import gc


def main() -> None:
    """Run the command line."""
    # A command lives for a second and makes little garbage: collecting it only costs time.
    gc.disable()
    from argmap import cli

    cli.main()


if __name__ == "__main__":
    main()
