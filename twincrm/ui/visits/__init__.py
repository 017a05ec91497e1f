"""The visits page: coming and past visits, and the programme of the chosen one as a list."""
