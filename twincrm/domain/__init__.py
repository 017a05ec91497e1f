"""What a twinning association knows, in pure Python: no Qt, no SQL, no files."""
