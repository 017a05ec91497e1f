"""The main window: frame, navigation and status; nothing about people."""
