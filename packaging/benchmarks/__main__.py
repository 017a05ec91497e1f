"""One side of one measure in a process of its own: prints its figures as JSON."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main() -> None:
    """Arguments: module, function (``search_floor``), file."""
    module, function, file = sys.argv[1:4]
    run = getattr(importlib.import_module(f"benchmarks.{module}"), function)
    print(json.dumps(run(Path(file))))


if __name__ == "__main__":
    main()
