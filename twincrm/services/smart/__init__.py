"""Who is in a group or meets a rule, answered by the file."""
