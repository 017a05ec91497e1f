"""Reads the words, runs the command, and turns every trouble into a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from twincrm.app.command_line.console import FILE, OK, PROBLEMS, USAGE, Console, UsageError
from twincrm.app.command_line.parser import build_parser
from twincrm.app.command_line.usage import spoken
from twincrm.domain.errors import (
    FileTrouble,
    InputError,
    RuleError,
    TwincrmError,
    UnknownRecord,
)
from twincrm.domain.texts import Message
from twincrm.runtime.faults import fault_report, write_report
from twincrm.runtime.folders import home
from twincrm.runtime.language import catalogue, preferred_language

if TYPE_CHECKING:
    from argparse import Namespace

_INTERRUPTED = 130
_UNWRITTEN = Message("The answer could not be written: {reason}. The file itself is safe.")


def run(words: list[str]) -> int:
    """Run one command; returns the exit code."""
    console = Console(catalogue(preferred_language()))
    try:
        options = _read(words, console)
        if isinstance(options, int):
            return options
        console.as_json = getattr(options, "json", False)
        return _run(options, console)
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return OK
    except KeyboardInterrupt:
        console.tell(Message("Stopped. Nothing was changed."))
        return _INTERRUPTED


def _read(words: list[str], console: Console) -> Namespace | int:
    """What the words mean; the exit code where they only asked for help, or mean nothing."""
    with spoken(console.texts.language):
        try:
            return build_parser(console.texts).parse_args(words)
        except SystemExit as stop:
            if sys.stdout is not None:
                sys.stdout.flush()  # whoever reads it may have gone
            return int(stop.code or 0)


def _run(options: Namespace, console: Console) -> int:
    try:
        _check_clock()
        return int(options.run(options, console))
    except UsageError as error:
        return _refuse(console, error.message, USAGE)
    except TwincrmError as error:
        return _refuse(console, error.message, _code(error))
    except BrokenPipeError:  # the reader of the answer has gone, as with "| head"
        raise
    except OSError as error:  # the answer could not be written, as to a full disk
        reason = {"reason": error.strerror or str(error)}
        return _refuse(console, _UNWRITTEN.with_values(**reason), FILE)
    except Exception as error:  # noqa: BLE001 - the last one to say something useful
        return _bug(console, error)


def _code(error: TwincrmError) -> int:
    if isinstance(error, FileTrouble):
        return FILE
    return USAGE if isinstance(error, (UnknownRecord, InputError, RuleError)) else PROBLEMS


def _refuse(console: Console, message: Message, code: int) -> int:
    console.tell(message)
    return code


def _check_clock() -> None:
    fixed = os.environ.get("TWINCRM_TODAY")
    try:
        date.fromisoformat(fixed or "2000-01-01")
    except ValueError:
        raise UsageError(
            Message(
                "TWINCRM_TODAY is “{value}”, which is not a date like 2027-04-19.",
                {"value": fixed or ""},
            )
        ) from None


def _bug(console: Console, error: Exception) -> int:
    """A fault of ours: the report goes to a file, the user hears what is safe."""
    report = home() / "fault.txt"
    place = str(report) if write_report(report, fault_report(error)) else "-"
    console.tell(
        Message(
            "Sorry, this is a fault of TwinCRM. Your file holds what was saved before. "
            "A report for the developers lies in {place}.",
            {"place": place},
        )
    )
    return PROBLEMS
