"""The only room that knows every other: builds the objects, opens the file, shows the window."""
