"""The trash: records that are hidden everywhere until they are brought back."""
