"""What the program knows about the machine: bundled files, folders, language, clock."""
