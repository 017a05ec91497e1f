"""Other programs' formats, to and from domain records."""
