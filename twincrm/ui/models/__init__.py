"""Item models that keep only ids in memory."""
