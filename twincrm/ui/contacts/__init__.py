"""The contacts page: people, organisations and households, found in one box, seen on one card."""
