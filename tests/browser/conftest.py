"""The product and a browser, started once for this package; every test gets a window of its own.

Not for the session: while it is open, Playwright's loop runs in the thread of the tests, and no
asynchronous test of another package can.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import product
from tests.browser.panel import INSTALL, Panel, browser, chromium
from tests.browser.windows import Windows


@pytest.fixture(scope="package")
def opened_browser() -> Iterator[Browser]:
    if chromium() is None:
        if os.environ.get("CI") == "true":
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with browser() as opened:
        yield opened


@pytest.fixture(scope="package")
def address(tmp_path_factory, opened_browser) -> Iterator[str]:
    with product.running(tmp_path_factory.mktemp("product")) as started:
        yield started


@pytest.fixture(params=[400, 1000], ids=["400px", "1000px"])
def panel(request, address: str, opened_browser: Browser) -> Iterator[Panel]:
    """A window; whatever the browser complains about fails the test."""
    context = opened_browser.new_context(viewport={"width": request.param, "height": 860})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
    yield Panel(page, address)
    context.close()
    assert complaints == []


@pytest.fixture
def windows(address: str, opened_browser: Browser) -> Iterator[Windows]:
    """As many windows as a test wants; whatever their browsers complain about fails the test."""
    opened = Windows(opened_browser, address)
    yield opened
    assert opened.close() == []
