"""Documents: what to know before printing, then saved, opened or printed.

`print_programme`, `print_cards` and `print_list` are what other rooms are given as a way to paper.
"""

from twincrm.ui.printing.doors import print_cards, print_programme, print_statistics
from twincrm.ui.printing.lists import print_list

__all__ = ["print_cards", "print_list", "print_programme", "print_statistics"]
