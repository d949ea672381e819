"""A practice session from the first word to the score card, through a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

ASKS = (
    "Thank you for telling me about the two debits. I'll look at it with you now. So that I only talk"
    " about your account with you, may I have the order number and the postcode on it?"
)
EXPLAINS = (
    "I can see why that was a worry. We took $86.40 twice for one order, on 2 November and"
    " 4 November. That was our mistake, and I'm sorry. I have just sent $86.40 back to your card"
    " ending 3057. I'll ring you on 17 November at 3 pm to check that it arrived. Is all settled?"
)


@pytest.mark.parametrize("width", [360, 1100])
def test_a_whole_session_is_played_with_the_assistant_beside_it_and_scored(windows, width):
    panel = windows.open(width)
    page = panel.page
    panel.log_in()
    panel.open_case()
    panel.send("practise debited twice, easy")
    page.get_by_role("button", name="Debited twice for one order (Easy)").click()

    lines = page.locator("#call-lines .line")
    answer = page.get_by_label("Your answer to the customer")
    expect(lines).to_have_count(1)
    expect(answer).to_be_focused()
    expect(page.get_by_role("button", name="End and score")).to_be_disabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="Ask the assistant about this").click()
    expect(page.locator(".exchange")).to_have_count(1)
    answer.fill(ASKS)
    answer.press("Enter")
    expect(lines).to_have_count(3)
    expect(lines.last).to_contain_text("20538146")
    expect(answer).to_be_focused()
    expect(answer).to_have_value("")

    page.get_by_role("button", name="Ask the assistant about this").last.click()
    expect(page.locator(".helper .badge.level-verified")).to_be_visible()
    expect(panel.card).to_have_attribute("data-finding", "DUP_CAPTURE")
    refund = panel.card.locator(".step", has_text="Refund $86.40")
    refund.get_by_role("button").click()
    refund.get_by_role("button", name="Confirm").dblclick()
    expect(panel.card.locator(".step", has_text="Refund $86.40")).to_contain_text("done, D-")

    page.reload()
    expect(lines).to_have_count(3)
    expect(page.locator(".exchange")).to_have_count(3)
    answer.fill(EXPLAINS)
    page.get_by_role("button", name="Say").click()
    expect(lines).to_have_count(5)
    page.get_by_role("button", name="End and score").click()

    expect(page.locator("#total")).to_contain_text("of 100")
    expect(page.locator(".dimensions tbody tr")).to_have_count(9)
    expect(page.get_by_role("heading", name="What this cannot judge")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_customer_who_hangs_up_is_rung_back(windows):
    panel = windows.open(400)
    page = panel.page
    panel.log_in()
    page.goto(f"{panel.address}/panel/practise")
    page.locator("button[name=scenario][value=debit_normal]").first.click()
    answer = page.get_by_label("Your answer to the customer")
    lines = page.locator("#call-lines .line")
    for number, words in enumerate(
        ("That is your own fault, you should have checked.", "It is impossible. Calm down."), 1
    ):
        answer.fill(words)
        answer.press("Enter")
        expect(lines).to_have_count(1 + 2 * number)
    expect(page.locator(".happened.gone")).to_have_text("The customer hung up.")
    expect(answer).to_have_count(0)

    page.get_by_role("button", name="Ring back").click()

    expect(answer).to_be_focused()
    expect(page.locator("#call-lines .happened").last).to_have_text("You rang back.")


def test_a_lead_assigns_and_looks_at_the_tries(windows):
    lead, trainee = windows.open(360), windows.open(360)
    lead.log_in("lead", "lead")
    lead.page.goto(f"{lead.address}/panel/practise/team")
    lead.page.get_by_label("Who").select_option("demo")
    lead.page.get_by_label("Practises").select_option("parts_easy")
    lead.page.get_by_role("button", name="Assign").click()
    expect(lead.page.locator(".offers li").first).to_contain_text("still to do")
    assert lead.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert lead.page.locator(".bar").bounding_box()["height"] < 45  # one line

    trainee.log_in()
    trainee.page.get_by_role("link", name="Practise").click()
    expect(trainee.page.get_by_role("heading", name="Assigned to you")).to_be_visible()

    lead.page.get_by_role("link", name="demo").first.click()
    expect(lead.page.get_by_role("heading", name="Tries of demo")).to_be_visible()
    assert lead.page.evaluate("document.documentElement.scrollWidth") <= 360
