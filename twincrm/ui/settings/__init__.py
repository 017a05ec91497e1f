"""The settings: how the window looks, who works here, the association, backups, documents."""
