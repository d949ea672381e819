"""What an agent does in the panel, through a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALL = "no Chromium here; install it, for example: apt-get install chromium"

MAIL = """\
Hello,

I sent you my old washing machine and was promised 312.40 dollars for it. Now your email says the
money went to an account ending in 7776. I have no card and no account with that number! Did you
send my money to somebody else? Please tell me where it is.

> From: Alder & Finch <credits@alderfinch.example>
> Subject: Your trade-in credit
>
> Dear Maria Lopez,
> We are crediting $312.40 to your account ending in 7776.

Maria Lopez
maria.lopez@example.com
"""


def chromium() -> str | None:
    """Where Chromium is, None when it is not installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


class Panel:
    """One agent's browser window."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    @property
    def card(self) -> Locator:
        """The card that is unfolded."""
        return self.page.locator(".card[open]")

    @property
    def say(self) -> list[str]:
        return self.card.locator("[data-line]").all_inner_texts()

    def log_in(self, agent: str = "demo", password: str = "demo") -> None:
        self.page.goto(f"{self.address}/panel/")
        self.page.get_by_label("Agent name").fill(agent)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Log in").click()
        expect(self.page.get_by_role("heading", name="Your cases")).to_be_visible()

    def open_case(self, customer: str = "") -> None:
        self.page.get_by_label("Customer").fill(customer)
        self.page.get_by_role("button", name="Open case").click()
        expect(self.composer).to_be_focused()

    @property
    def composer(self) -> Locator:
        return self.page.get_by_label("What the customer said")

    def send(self, text: str) -> None:
        """Type or paste a message, send it with Enter and wait for what it brings."""
        before = self.page.locator(".exchange").count()
        self.composer.fill(text)
        self.composer.press("Enter")
        expect(self.page.locator(".exchange")).to_have_count(before + 1)

    def verify(self, factor: str, value: str, told: str) -> None:
        """Check one factor in the form and wait until the panel says `told`."""
        form = self.page.locator("#identity")
        if not form.is_visible():
            self.page.locator(".identity summary").click()
        self.page.get_by_label("Kind of proof").select_option(factor)
        form.get_by_label("What the customer gave").fill(value)
        form.get_by_label("What the customer gave").press("Enter")
        expect(self.page.locator(".told")).to_have_text(told)
