"""A reply is checked in a real browser while the agent types it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.panel import Panel


def opened_box(panel: Panel) -> Locator:
    panel.log_in()
    panel.open_case("maria.lopez@example.com")
    panel.send("what is 7776?")
    panel.page.locator(".checker summary").click()
    return panel.page.locator("#draft")


def test_a_harsh_reply_is_marked_while_it_is_typed_and_a_better_line_is_given(panel: Panel):
    box, found = opened_box(panel), panel.page.locator("#draft-found")

    box.press_sequentially("Calm down, please. I am checking it now.")

    expect(found.locator("mark")).to_have_text("Calm down")
    expect(found).to_contain_text("Say instead")
    expect(box).to_be_focused()
    width = panel.page.viewport_size["width"]
    assert panel.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sum_against_the_records_is_marked_and_a_true_one_is_not(panel: Panel):
    box, found = opened_box(panel), panel.page.locator("#draft-found")

    box.fill("We credited $555.55 to you.")
    expect(found.locator("mark")).to_contain_text("555.55")

    box.fill("We credited $312.40 to you.")
    expect(found).to_contain_text("Nothing to reword")


def test_what_is_typed_as_markup_is_shown_as_text(panel: Panel):
    box, found = opened_box(panel), panel.page.locator("#draft-found")

    box.fill("<img src=x onerror=alert(1)> Calm down.")

    expect(found.locator("mark")).to_be_visible()
    expect(found.locator("img")).to_have_count(0)
    expect(found).to_contain_text("<img src=x")


def test_two_flags_of_a_sentence_stand_one_below_the_other_on_a_narrow_page(panel: Panel):
    panel.page.set_viewport_size({"width": 460, "height": 900})
    box, found = opened_box(panel), panel.page.locator("#draft-found")

    box.fill("We never charge twice, so calm down. Someone will get back to you soon.")

    expect(found.locator("mark")).to_have_count(3)
    expect(found.locator(".draft-flags li")).to_have_count(3)
    expect(found.locator(".draft-number")).to_have_text(["1", "2", "3"])
    right = found.locator(".draft-flags li").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert right <= 460
