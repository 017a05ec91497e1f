"""What hangs on records of every kind: tasks, notes and documents, and their dialogs."""
