"""Orders are posted with a signature the library verifies; only 2xx in time is a yes."""

from __future__ import annotations

import socket

import pytest
import standardwebhooks

from firstline import clock
from firstline.desk.outbox.order import Claimed, Order
from firstline.desk.outbox.receiver import NotDelivered
from firstline.desk.outbox.webhook import Posting
from firstline.settings import Webhook
from tests.desk.conftest import NOW
from tests.desk.outbox.double import SECRET, bytes_as_they_are

PAYLOAD = {"amount": "20.00", "currency": "EUR", "to": "Zoë Großmann"}
REFUND = Claimed("O-7KQ2MX4P", NOW, Order("payment.refund", PAYLOAD), 0, "a")


@pytest.fixture
def posting(double):
    return Posting(Webhook(double.url, SECRET), clock.machine)


def refused(posting) -> NotDelivered:
    with pytest.raises(NotDelivered) as told:
        posting.take(REFUND)
    return told.value


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_an_order_is_posted_once_signed_and_with_its_id(double, posting, status):
    double.answers = [status]
    posting.take(REFUND)
    (got,) = double.got
    assert got.verified() == {
        "type": "payment.refund",
        "timestamp": "2026-11-10T15:00:00+00:00",
        "data": PAYLOAD,
    }
    assert got.id == "O-7KQ2MX4P"
    assert got.headers["content-type"] == "application/json"


def test_a_signature_does_not_hold_for_other_words_or_another_key(double, posting):
    posting.take(REFUND)
    (got,) = double.got
    with pytest.raises(standardwebhooks.webhooks.WebhookVerificationError):
        standardwebhooks.Webhook(SECRET).verify(got.body.replace(b"20.00", b"90.00"), got.headers)
    with pytest.raises(standardwebhooks.webhooks.WebhookVerificationError):
        standardwebhooks.Webhook("whsec_" + "A" * 32).verify(got.body, got.headers)


def test_the_signature_is_of_now_while_the_desks_clock_stands(double, posting, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2020-01-01T00:00:00Z")
    posting.take(REFUND)
    assert double.got[0].verified()["data"] == PAYLOAD


def test_gone_is_for_good(double, posting):
    double.answers = [410]
    no = refused(posting)
    assert (no.problem, no.for_good) == ("refused for good: 410", True)


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422])
def test_another_refusal_is_of_this_order_and_may_pass(double, posting, status):
    double.answers = [status]
    no = refused(posting)
    assert (no.problem, no.for_good, no.away) == (f"answered {status}", False, False)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_receiver_in_trouble_is_left_alone_for_now(double, posting, status):
    double.answers = [status]
    no = refused(posting)
    assert (no.problem, no.for_good, no.away) == (f"answered {status}", False, True)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_is_no_yes(double, posting, status):
    double.answers = [status]
    assert refused(posting).problem == f"answered {status}; redirects are not followed"
    assert len(double.got) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\xff\x13\x37 nothing like HTTP\r\n\r\n",
        b"HTTP/1.1 two hundred OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"x" * 100_000 + b"\r\n\r\n",
        b"",
        b"HTTP/1.1 20",
    ],
)
def test_a_garbled_answer_is_no_yes_and_is_not_quoted(double, posting, raw):
    double.answers = [bytes_as_they_are(raw)]
    no = refused(posting)
    assert no.away and not no.for_good
    assert no.problem.startswith(("the answer is no HTTP: ", "no connection: "))
    assert len(no.problem) < 100


def test_a_yes_with_words_that_never_end_is_a_yes(double, posting):
    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 999999\r\n\r\nsome")
        double.hang(handler)

    double.answers = [endless]
    posting.take(REFUND)
    assert len(double.got) == 1


def test_silence_is_waited_for_no_longer_than_the_patience(double):
    double.answers = [double.hang]
    posting = Posting(Webhook(double.url, SECRET), clock.machine, patience_s=0.2)
    no = refused(posting)
    assert (no.problem, no.away) == ("no answer within 0.2 s", True)


def test_nobody_at_the_address_is_told_without_its_password():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"http://us:hunter2@127.0.0.1:{port}/in?token=t0ken"
        no = refused(Posting(Webhook(url, SECRET), clock.machine))
    assert no.problem == "no connection: ClientConnectorError"
    assert no.away


def test_a_receiver_without_tls_behind_https_is_no_connection(double):
    url = double.url.replace("http://", "https://")
    no = refused(Posting(Webhook(url, SECRET), clock.machine))
    assert no.away and no.problem.startswith("no ")


def test_a_name_and_password_in_the_address_are_sent_as_such(double):
    url = double.url.replace("http://", "http://us:hunter2@")
    Posting(Webhook(url, SECRET), clock.machine).take(REFUND)
    assert double.got[0].headers["authorization"] == "Basic dXM6aHVudGVyMg=="
    assert double.got[0].verified()["data"] == PAYLOAD
