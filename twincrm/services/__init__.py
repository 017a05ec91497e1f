"""Use cases, one room per subject: the verbs of the house."""
