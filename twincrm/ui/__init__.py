"""Qt Widgets and nothing else."""
