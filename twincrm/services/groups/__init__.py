"""Groups of contacts: chosen one by one, or found by a rule."""
