"""Qt Widgets and nothing else."""

from twincrm.ui.overrides import raise_whole_errors

raise_whole_errors()
