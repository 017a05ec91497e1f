"""Everything the window does in bulk, without a screen.

Exit codes: 0 done, 1 done with reported problems or a check failed, 2 wrong use, 3 the file
cannot be opened or written. Standard output carries the answer (with ``--json`` one JSON document),
standard error everything else. Nothing here may reach Qt.
"""
