"""`python -m tests.slack.by_hand`: a Slack to try Firstline with; type what people do there."""

from __future__ import annotations

import itertools
import os
import sys
import threading
import time
from typing import Any

import click

from tests.slack.answering import Double
from tests.slack.by_hand.lines import AGAIN, FORGED, OLD, ByHttp, BySocket
from tests.slack.by_hand.people import HELP, People
from tests.slack.by_hand.screen import Screen
from tests.slack.double import APP_TOKEN, BOT_TOKEN, double
from tests.slack.sent import Sent

SECRET = "by-hand"
OURS = "http://127.0.0.1:{port}"
LOOKS_EVERY_S, FOR_EVER = 0.2, 10**9


@click.command()
@click.option("--port", default=5007, show_default=True, help="Where this Slack listens.")
@click.option("--firstline", default=lambda: OURS.format(port=os.environ.get("PORT") or 5005))
@click.option("--socket", is_flag=True, help="Socket Mode in the place of HTTP.")
def main(port: int, firstline: str, socket: bool) -> None:
    """A Slack on this machine: type what people do in it, and read what Firstline says."""
    with double(port=port) as slack:
        # The names of presses too are other ones each time that this is started.
        slack.state.numbers = itertools.count(int(time.time()) % 10**6)
        click.echo("Start Firstline in another terminal, after these lines:\n")
        for name, value in settings(slack, socket).items():
            click.echo(f"export FIRSTLINE_SLACK_{name}={value}")
        click.echo(f"\n{HELP}")
        screen = Screen(slack.state, click.echo)
        hand = Hand(slack, screen, BySocket(slack) if socket else ByHttp(firstline, SECRET))
        over = threading.Event()
        looking = threading.Thread(target=_look_on, args=(screen, over))
        looking.start()
        try:
            for line in sys.stdin:
                if told := hand.does(line.strip()):
                    click.echo(f"   {told}")
        finally:
            over.set()
            looking.join()


def settings(slack: Double, socket: bool) -> dict[str, str]:
    given = {"TOKEN": BOT_TOKEN, "SIGNING_SECRET": SECRET, "API_URL": slack.url}
    return {**given, "APP_TOKEN": APP_TOKEN} if socket else given


class Hand:
    """Does what a line says."""

    def __init__(self, slack: Double, screen: Screen, line: ByHttp | BySocket) -> None:
        self._slack, self._people, self._line = slack, People(slack, screen), line
        self._last: Sent | None = None

    def does(self, typed: str) -> str:
        """What became of it, "" for nothing to tell."""
        if typed in ("", "help"):
            return HELP if typed else ""
        if typed in ("away", "back"):
            self._slack.hide(FOR_EVER if typed == "away" else 0)
            return ""
        if typed in (AGAIN, FORGED, OLD):
            return self._deliver(self._last, typed) if self._last else "There is no last request."
        try:
            self._last = self._people.request(typed)
        except ValueError as wrong:
            return str(wrong)
        return self._deliver(self._last, "")

    def _deliver(self, one: Sent, how: str) -> str:
        became, answer = self._line.deliver(one, how)
        return self._shown(one, answer) or became

    def _shown(self, one: Sent, answer: dict[str, Any]) -> str:
        """An answer changes the window that was sent off, or is a word to who asked."""
        if answer.get("response_action") == "update":
            self._slack.state.views[one.payload["view"]["id"]] = answer["view"]
        return answer.get("text", "")


def _look_on(screen: Screen, over: threading.Event) -> None:
    while not over.wait(LOOKS_EVERY_S):
        screen.look()


if __name__ == "__main__":
    main()
