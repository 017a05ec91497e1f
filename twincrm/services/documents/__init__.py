"""Documents kept in the file: charters, letters, minutes, photos."""
