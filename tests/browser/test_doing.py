"""What an agent and a lead do together in the panel, through real browsers."""

from __future__ import annotations

from playwright.sync_api import expect

TWICE = "You took the money for my order 10451950 twice!"
# What htmx has put into the page and not yet made its own: twenty milliseconds.
JUST_COME = ".htmx-added, .htmx-settling"
SOON = 15_000  # an open case asks every ten seconds what is new


def test_from_the_customer_s_words_to_the_step_that_is_done(windows):
    panel = windows.open()
    page = panel.page
    panel.log_in()
    panel.open_case("peter.jansen@example.com")
    panel.send(TWICE)
    refund = panel.card.locator(".step", has_text="Refund $133.20")
    expect(refund).to_contain_text("after verifying the customer")
    expect(refund.get_by_role("button")).to_have_count(0)

    panel.verify("postcode", "10960", "Verified.")

    refund = panel.card.locator(".step", has_text="Refund $133.20")
    refund.get_by_role("button").click()
    draft = refund.locator(".draft")
    expect(draft).to_be_focused()
    expect(draft).to_contain_text("Peter Jansen")
    expect(draft).to_contain_text("$133.20 goes back to the customer")
    before = page.locator(".exchange").count()
    draft.get_by_role("button", name="Confirm").dblclick()

    expect(page.locator(".exchange")).to_have_count(before + 1)
    done = panel.card.locator(".step", has_text="Refund $133.20").locator(".mark")
    expect(done).to_contain_text("done, D-")
    number = done.inner_text().split(", ")[1]
    assert number in " ".join(panel.say)

    page.reload()
    expect(page.locator(".exchange")).to_have_count(before + 1)
    page.locator(".kept summary").click()
    expect(page.locator(".decisions li")).to_have_count(1)
    page.go_back()
    page.go_forward()
    expect(page.locator(".kept summary")).to_contain_text("1 decided")


def test_a_lead_s_consent_comes_into_the_agent_s_open_case_by_itself(windows):
    panel, lead = windows.open(), windows.open()
    panel.log_in()
    panel.open_case("10453661")
    panel.send("I was debited twice")
    panel.verify("postcode", "11222", "Verified.")
    panel.card.get_by_role("button", name="Give goodwill").click()
    draft = panel.card.locator(".offer .draft")
    draft.get_by_label("Sum").fill("40.00")
    draft.get_by_label("Why").fill("Twice in three months")
    draft.get_by_role("button", name="Show what will happen").click()
    expect(draft).to_contain_text("Nothing happens before a lead agrees.")
    draft.get_by_role("button", name="Confirm").click()
    expect(panel.card.locator(".offer .mark.wait")).to_contain_text("waits for a lead, D-")
    panel.composer.fill("while I wait I type")
    exchanges = panel.page.locator(".exchange").count()

    lead.log_in("lead", "lead")
    lead.page.get_by_role("link", name="Approvals").click()
    request = lead.page.locator(".request", has_text="Twice in three months")
    assert lead.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert lead.page.locator(".bar").bounding_box()["height"] < 45  # one line
    expect(request).to_contain_text("Julia Novak")
    expect(request).to_contain_text("$40.00")
    request.get_by_role("button", name="Agree").click()
    expect(lead.page.locator(".settled")).to_contain_text("Agreed: Give goodwill")

    expect(panel.page.locator(".exchange")).to_have_count(exchanges + 1, timeout=SOON)
    expect(panel.page.locator(".exchange").last).to_contain_text("lead agreed: Give goodwill")
    expect(panel.card.locator(".offer .mark.taken")).to_contain_text("done, D-")
    expect(panel.composer).to_have_value("while I wait I type")
    expect(panel.composer).to_be_focused()


def test_two_tabs_that_confirm_at_once_do_it_once(windows):
    one = windows.open(may_refuse=True)
    one.log_in()
    one.open_case("CU-1017")
    one.send("I was debited twice")
    other = windows.beside(one)
    drafts = []
    for panel in (one, other):
        step = panel.card.locator(".step", has=panel.page.get_by_role("button")).first
        step.get_by_role("button").click()
        drafts.append(step.locator(".draft"))
        expect(drafts[-1]).to_be_visible()

    for draft in drafts:
        draft.get_by_role("button", name="Confirm").click(no_wait_after=True)

    told = other.page.locator(".refused")
    expect(told).to_contain_text("nothing was done")
    expect(told.get_by_role("button", name="Show it again")).to_be_visible()
    one.page.reload()
    one.page.locator(".kept summary").click()
    expect(one.page.locator(".decisions li")).to_have_count(1)


def test_a_note_is_written_with_the_keyboard_alone_and_taken_back_with_escape(windows):
    panel = windows.open()
    page, keys = panel.page, panel.page.keyboard
    panel.log_in()
    panel.open_case("CU-1018")
    note = page.get_by_role("button", name="Note")
    note.focus()
    keys.press("Enter")
    expect(page.get_by_label("In words")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("#slot-case .draft")).to_have_count(0)
    expect(note).to_be_focused()

    keys.press("Enter")
    expect(page.get_by_label("In words")).to_be_focused()
    keys.type("Rings again at five")
    expect(page.locator(JUST_COME)).to_have_count(0)
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#slot-case .draft")).to_contain_text("Rings again at five")
    expect(page.locator(JUST_COME)).to_have_count(0)
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#slot-case .decided")).to_contain_text("Write a note: done, D-")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_case_is_closed_in_its_place_and_the_next_one_begins_with_it(windows):
    panel = windows.open()
    page = panel.page
    panel.log_in()
    panel.open_case("CU-1018")
    close = page.get_by_role("button", name="Close", exact=True)
    close.click()
    expect(page.get_by_label("How it ends")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".wrap-up")).to_have_count(0)
    expect(close).to_be_focused()

    close.click()
    page.get_by_label("How it ends").select_option("handed_over")
    page.get_by_label("Summary").fill("She prefers to be rung in the morning.")
    page.get_by_role("button", name="Close the case").click()

    expect(page.get_by_role("heading", name="Closed: Handed over")).to_be_visible()
    expect(panel.composer).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="New case for this customer").click()
    expect(page.locator(".hello .last")).to_contain_text("She prefers to be rung in the morning.")
    expect(panel.composer).to_be_focused()
