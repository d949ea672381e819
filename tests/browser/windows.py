"""Several windows of the panel: of two people, or two tabs of one."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.panel import Panel

# A browser and htmx complain of every answer that is a refusal, also of one that is shown calmly.
REFUSALS = ("the server responded with a status of 4", "Response Status Error Code 4")


class Windows:
    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._contexts: list[BrowserContext] = []
        self._complaints: list[str] = []

    def open(self, width: int = 360, *, may_refuse: bool = False) -> Panel:
        """The window of somebody who is not logged in; `may_refuse`: refusals are no fault."""
        context = self._browser.new_context(viewport={"width": width, "height": 860})
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        context.on("page", lambda page: self._listen(page, may_refuse))
        return Panel(context.new_page(), self._address)

    def beside(self, panel: Panel) -> Panel:
        """A second tab at the same place, of the same person."""
        page = panel.page.context.new_page()
        page.goto(panel.page.url)
        return Panel(page, self._address)

    def close(self) -> list[str]:
        """What browsers complained about."""
        for context in self._contexts:
            context.close()
        return self._complaints

    def _listen(self, page: Page, may_refuse: bool) -> None:
        def heard(text: str) -> None:
            if not (may_refuse and any(one in text for one in REFUSALS)):
                self._complaints.append(text)

        page.on("console", lambda said: heard(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda wrong: heard(str(wrong)))
