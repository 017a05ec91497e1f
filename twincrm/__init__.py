"""TwinCRM: contacts, partnerships and visit programmes of a twinning association."""

__version__ = "0.1.0"
