"""Colours, type, sizes and icons: everything that decides how the window looks."""
