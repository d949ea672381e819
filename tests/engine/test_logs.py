"""What Rasa binds to its log lines, messages and trackers among it, is not written."""

from __future__ import annotations

import logging

import pytest
import structlog

from firstline.engine.logs import configure_logging


@pytest.fixture
def logged(caplog):
    before = structlog.get_config()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging()
    caplog.handler.setFormatter(root.handlers[0].formatter)
    root.addHandler(caplog.handler)
    yield caplog
    structlog.configure(**before)
    root.handlers[:], root.level = handlers, level


def test_the_text_of_a_message_stays_out_of_the_log(logged):
    logger = structlog.get_logger("rasa.core.processor")
    logger.warning("processor.message", user_text="maria 7776", tracker={"a": "maria"})
    assert "processor.message" in logged.text
    assert "maria" not in logged.text


def test_an_error_is_told_by_its_kind_and_place_alone(logged):
    secret = "maria 7776"
    try:
        raise ValueError(secret)
    except ValueError:
        structlog.get_logger("rasa").error("failed", exc_info=True, text=secret)
        logging.getLogger("rasa.core").exception("failed too")
    assert "ValueError at test_logs.py" in logged.text
    assert "maria" not in logged.text


def test_below_a_warning_nothing_is_written(logged):
    structlog.get_logger("rasa").info("chatter")
    logging.getLogger("rasa").info("chatter")
    assert "chatter" not in logged.text
