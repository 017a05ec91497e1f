"""Members: who belongs to the association, and the subscriptions of each year."""
