"""The backups of the open file: which there are, what is in them, and the way back to one."""
