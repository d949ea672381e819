"""Logs that tell what went wrong and never what a customer said."""

from __future__ import annotations

import logging
from typing import Any

import structlog

from firstline.quiet import where


class Brief(logging.Formatter):
    """Lines in which an exception is its kind and its place: its text may hold a customer's words."""

    def formatException(self, exc_info: Any) -> str:  # noqa: N802 (the name is logging's)
        return where(exc_info[1])


def configure_logging(level: int = logging.WARNING) -> None:
    """Both logging and structlog from `level` up, as lines; no frame's local variables.

    Rasa's own setting prints the locals of every frame, the user's text among them
    (rasa/utils/log_utils.py).
    """
    handler = logging.StreamHandler()
    handler.setFormatter(Brief("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("rasa", "sanic.error", "sanic.access", "apscheduler", "matplotlib"):
        logging.getLogger(noisy).setLevel(level)
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_logger_name,
            _only_the_event,
            structlog.stdlib.render_to_log_kwargs,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


_SAFE = ("event", "event_info", "exc_info", "logger")


def _only_the_event(logger, method, event):
    """Rasa binds messages, trackers and slots to its log lines; none of them is written."""
    return {key: value for key, value in event.items() if key in _SAFE}
