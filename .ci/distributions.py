"""What is in the distributions: all that is tracked in the one, all of the package in the other.

`python .ci/distributions.py FOLDER`, in a clone, after `python -m build --outdir FOLDER`.
"""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

MADE = ("PKG-INFO", "setup.cfg", "argmap.egg-info/")
"""What setuptools puts into a source distribution besides."""


def main() -> int:
    """Compare both with what git tracks; print what is missing or stray."""
    folder = Path(sys.argv[1])
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
    tracked = {*listed.stdout.splitlines()}
    (source,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    with tarfile.open(source) as archive:
        names = [member.name.partition("/")[2] for member in archive if member.isfile()]
        in_source = {name for name in names if not name.startswith(MADE)}
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {name for name in tracked if name.startswith("argmap/")}
    return _differ(source.name, in_source, tracked) | _differ(wheel.name, in_wheel, package)


def _differ(name: str, found: set[str], expected: set[str]) -> int:
    print(f"{name}: {len(found)} files")
    for path in sorted(expected - found):
        print(f"  missing: {path}")
    for path in sorted(found - expected):
        print(f"  stray: {path}")
    return int(found != expected)


if __name__ == "__main__":
    sys.exit(main())
