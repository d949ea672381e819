"""An agent works the 7776 case in the panel, with everything running."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.panel import MAIL, Panel

SECRETS = ("312.40", "4421", "November 5")


def test_a_pasted_mail_becomes_the_verified_answer(panel: Panel, tmp_path: Path):
    page = panel.page
    panel.log_in()
    panel.open_case()
    panel.send(MAIL)

    expect(page.get_by_role("heading", name="Maria Lopez")).to_be_visible()
    assert "may I have the order number and the postcode" in panel.say[0]
    assert not any(secret in line for secret in SECRETS for line in panel.say)

    panel.verify("order_number", "10447776", "That matches. 1 more to go.")
    panel.verify("postcode", "10025", "Verified.")

    card = panel.card.first
    expect(card).to_have_attribute("data-finding", "ORDER_TAIL")
    said = " ".join(panel.say)
    assert all(truth in said for truth in ("$312.40", "4421", "November 5, 2026"))
    proof = card.locator(".proof").inner_text()
    assert "order number 10447776 ends 7776" in proof
    assert "template trade_in_credit version 7: slot account_tail should print" in proof
    assert "none of this customer's cards ends 7776" in card.locator(".ruled").inner_text()

    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Playwright hides the caret with a style of its own, which our policy refuses.
    shot = page.screenshot(path=tmp_path / f"panel-{width}.png", caret="initial")
    assert shot


def test_lines_are_copied_alone_and_together_also_without_a_clipboard(panel: Panel):
    page = panel.page
    panel.log_in()
    panel.open_case("maria.lopez@example.com")
    panel.send("what is 7776?")
    lines, copied = panel.say, "navigator.clipboard.readText()"

    panel.card.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate(copied) == "\n".join(lines)

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    second = panel.card.get_by_role("button", name="line 2")
    second.click()
    expect(second).to_contain_text("Copied")
    assert page.evaluate(copied) == lines[1]


def test_the_case_can_be_worked_with_the_keyboard_alone(panel: Panel):
    page, keys = panel.page, panel.page.keyboard
    panel.log_in()
    page.get_by_label("Customer").press("Enter")
    expect(panel.composer).to_be_focused()

    keys.type("maria.lopez@example.com")
    keys.press("Shift+Enter")
    keys.type("what is 7776?")
    assert "\n" in panel.composer.input_value()
    expect(page.locator(".exchange")).to_have_count(0)
    keys.press("Control+Enter")

    expect(panel.card).to_be_visible()
    expect(panel.composer).to_be_focused()
    expect(panel.composer).to_have_value("")
    keys.press("Enter")
    expect(page.locator(".exchange")).to_have_count(1)


def test_a_question_back_is_answered_with_a_button(panel: Panel):
    panel.log_in()
    panel.open_case("maria.lopez@example.com")
    panel.send("what is 9153?")

    panel.page.get_by_role("button", name="In a text message").click()

    expect(panel.page.locator(".exchange")).to_have_count(2)
    expect(panel.page.locator(".exchange").last).to_contain_text("In a text message")
    expect(panel.card).to_have_count(1)


def test_what_was_ticked_and_said_is_there_after_a_reload(panel: Panel):
    panel.log_in()
    panel.open_case("maria.lopez@example.com")
    panel.send("what is 9153?")
    panel.page.get_by_role("button", name="In a text message").click()
    expect(panel.page.locator(".exchange")).to_have_count(2)
    panel.card.get_by_role("checkbox").first.check()

    panel.page.reload()

    expect(panel.card.get_by_role("checkbox").first).to_be_checked()
    expect(panel.page.locator(".exchange").first).to_contain_text("what is 9153?")


def test_a_step_that_needs_much_before_it_can_be_taken_keeps_its_own_words_readable(panel: Panel):
    panel.log_in()
    panel.open_case("peter.jansen@example.com")
    panel.send("your colleague rang a wrong number")
    waiting = panel.page.locator(".step", has_text="one-time code")
    expect(waiting.first).to_be_visible()
    shares = waiting.evaluate_all(
        "steps => steps.map(one => one.querySelector('.label').clientWidth / one.clientWidth)"
    )
    assert min(shares) > 0.4
