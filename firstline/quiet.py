"""Environment that Rasa must see before it is imported: no telemetry, no start-up noise."""

from __future__ import annotations

import logging
import os

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
