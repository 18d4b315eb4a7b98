"""`thidua`, also as `python -m thidua`."""

from __future__ import annotations

import sys

from thidua.surfaces.cli.root import run


def main() -> None:
    """Run the command line and end the process with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
