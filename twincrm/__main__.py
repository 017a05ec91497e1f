"""Starts the program with ``python -m twincrm``."""

from twincrm.app.start import main

if __name__ == "__main__":
    raise SystemExit(main())
