"""What is kept quiet: telemetry, start-up noise, and customers' words in the log."""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path
from warnings import filterwarnings

_FOR_RASA = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
    "TICKET_LOCK_LIFETIME": "30",
}


def rasa() -> None:
    """Never overridden from outside: nothing is sent anywhere unless the user configures it."""
    os.environ.update(_FOR_RASA)


def warnings() -> None:
    """Send the warnings of libraries to the log, below what it shows.

    Sanic turns DeprecationWarnings on again when it is imported, whatever PYTHONWARNINGS says.
    """
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def sanic_cors() -> None:
    """It compares versions in a way that Python warns of, each time it is imported; no other warning
    is kept quiet. Sanic comes first: it puts a filter of its own in front of all others."""
    import sanic  # noqa: F401

    filterwarnings("ignore", category=DeprecationWarning, module=r"sanic_cors\.")


def where(wrong: BaseException) -> str:
    """An exception's kind and the places it came through, for the log.

    Its text is left out, for what a customer said may stand in it.
    """
    frames = traceback.extract_tb(wrong.__traceback__)[-4:]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(wrong).__name__} at {places}"
