"""The association whose file this is."""
