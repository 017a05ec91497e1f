"""Our own small set of window parts."""
