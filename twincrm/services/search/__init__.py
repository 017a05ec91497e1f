"""One search over people, organisations, households, places, visits and partnerships."""
