"""The demo association: an invented Weimar triangle, written by the program's own commands."""

from twincrm.services.demo.writing import write_demo

__all__ = ["write_demo"]
