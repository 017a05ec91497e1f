"""Documents: what to know before printing, then saved, opened or printed.

`print_programme` and `print_cards` are what other rooms are given as a way to paper.
"""

from twincrm.ui.printing.doors import print_cards, print_programme, print_statistics

__all__ = ["print_cards", "print_programme", "print_statistics"]
