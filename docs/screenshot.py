"""Takes docs/panel.png from the running product: `python -m docs.screenshot`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser import product
from tests.browser.panel import INSTALL, MAIL, Panel, browser, chromium

PICTURE = Path(__file__).parent / "panel.png"
WIDTH, HEIGHT, SHARPNESS = 1000, 920, 2


def main() -> int:
    if chromium() is None:
        print(INSTALL, file=sys.stderr)
        return 1
    with (
        tempfile.TemporaryDirectory() as home,
        product.running(Path(home)) as address,
        browser() as opened,
    ):
        page = opened.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS
        )
        take(Panel(page, address))
    print(f"Wrote {PICTURE}")
    return 0


def take(panel: Panel) -> None:
    panel.log_in()
    panel.open_case("maria.lopez@example.com")
    panel.verify("order_number", "10447776", "That matches. 1 more to go.")
    panel.verify("postcode", "10025", "Verified.")
    panel.send(MAIL)
    panel.page.screenshot(path=PICTURE, caret="initial")


if __name__ == "__main__":
    sys.exit(main())
