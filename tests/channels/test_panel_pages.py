"""The panel's pages through HTTP: doors, cases, answers, identity, errors."""

from __future__ import annotations

import re

import pytest

from firstline.database import DatabaseUnavailable
from firstline.desk import cases, messages
from firstline.records import search
from tests.channels.site import AWAY, Site, demo_place, place, site

__all__ = ["place", "demo_place", "site"]

MARIA = "maria.lopez@example.com"
ASKED = "My trade-in credit went to an account ending 7776, that is not mine!"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
async def agent(site: Site) -> Site:
    """The demo agent is logged in."""
    await site.log_in()
    return site


def stored(site: Site, address: str) -> tuple:
    with site.place.desk.connect() as desk:
        case_id = address.rsplit("/", 1)[1]
        return cases.get(desk, case_id), messages.newest(desk, case_id)


# --- doors -------------------------------------------------------------------------------------


async def test_who_is_not_logged_in_sees_the_login(site):
    page = await site.get("/panel/")

    assert page.status_code == 200
    assert 'action="/panel/login"' in page.text
    assert "Your cases" not in page.text


async def test_logging_in_leads_to_the_start_page(site):
    answer = await site.log_in()

    assert (answer.status_code, answer.headers["Location"]) == (303, "/panel/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/panel" in cookie
    assert "Your cases" in (await site.get("/panel/")).text


async def test_a_wrong_password_shows_the_login_again(site):
    answer = await site.post("/panel/login", agent="demo", password="wrong")

    assert answer.status_code == 401
    assert "do not match" in answer.text
    assert 'value="demo"' in answer.text
    assert "Set-Cookie" not in answer.headers


async def test_a_login_without_fields_is_told_what_is_missing(site):
    answer = await site.post("/panel/login")

    assert answer.status_code == 400
    assert "Send your agent name and password." in answer.text


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
async def test_a_login_that_another_site_sends_is_refused(site, origin):
    fields = {"agent": "demo", "password": "demo"}

    answer = await site.client.post("/panel/login", data=fields, headers={"Origin": origin})

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


async def test_the_panels_own_origin_may_log_in(site):
    origin = str(site.client.base_url).rstrip("/")
    fields = {"agent": "demo", "password": "demo"}

    answer = await site.client.post("/panel/login", data=fields, headers={"Origin": origin})

    assert answer.status_code == 303


async def test_a_login_leads_back_to_the_case_and_never_outside(site):
    wanted = await site.get("/panel/cases/C-23456789")
    assert wanted.headers["Location"] == "/panel/?next=/panel/cases/C-23456789"
    assert 'value="/panel/cases/C-23456789"' in (await site.get(wanted.headers["Location"])).text

    for outside in ("https://elsewhere.example/", "//elsewhere.example", "/panel/cases/C-1/../x"):
        fields = {"agent": "demo", "password": "demo", "next": outside}
        answer = await site.client.post("/panel/login", data=fields)
        assert answer.headers["Location"] == "/panel/"


async def test_logging_out_ends_the_session(agent):
    cookie = agent.client.cookies["firstline_session"]

    answer = await agent.post("/panel/logout")
    agent.client.cookies.set("firstline_session", cookie, path="/panel")

    assert answer.status_code == 303
    assert 'action="/panel/login"' in (await agent.get("/panel/")).text


async def test_a_form_without_the_csrf_token_is_refused(agent):
    agent.csrf = ""

    answer = await agent.post("/panel/cases", customer=MARIA)

    assert answer.status_code == 403
    assert "Reload the page" in answer.text
    assert "<html" in answer.text


async def test_an_expired_session_sends_an_open_case_to_the_login(agent):
    address = await agent.open_case(MARIA)
    agent.client.cookies.clear()

    answer = await agent.htmx(f"{address}/messages", text=ASKED)

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"/panel/?next={address}"


# --- headers and files --------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/panel/", "/panel/cases/C-NOPE", "case"])
async def test_every_page_keeps_to_itself(agent, address):
    address = await agent.open_case(MARIA) if address == "case" else address

    headers = (await agent.get(address)).headers

    rules = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


async def test_every_file_a_page_asks_for_is_there(site):
    page = (await site.get("/panel/")).text
    files = re.findall(r'(?:src|href)="(/panel/assets/[^"]+)"', page)

    assert len(files) == 4
    for file in files:
        answer = await site.get(file)
        assert answer.status_code == 200 and answer.content
        assert "immutable" in answer.headers["Cache-Control"]


async def test_htmx_is_version_2_without_its_extensions(site):
    text = (await site.get("/panel/assets/htmx.js")).text

    assert text.startswith("var htmx=")
    assert 'version:"2.' in text


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fpages.py", "../pages.py"])
async def test_other_files_are_not_served(site, name):
    assert (await site.get(f"/panel/assets/{name}")).status_code == 404


# --- the start page -----------------------------------------------------------------------------


async def test_an_identifier_opens_a_case_of_its_customer(agent):
    page = await agent.get(await agent.open_case(MARIA))

    assert "<h1>Maria Lopez</h1>" in page.text
    assert "Not verified" in page.text
    assert 'name="factor"' in page.text


async def test_a_case_may_be_opened_without_a_customer(agent):
    page = await agent.get(await agent.open_case())

    assert "Customer not known" in page.text
    assert 'name="factor"' not in page.text


async def test_an_unknown_customer_is_told_on_the_start_page(agent):
    answer = await agent.post("/panel/cases", customer="nobody@example.com")

    assert answer.status_code == 404
    assert "No customer has that identifier or name." in answer.text
    assert 'value="nobody@example.com"' in answer.text


async def test_a_shared_name_offers_masked_candidates_that_open_the_right_case(agent):
    answer = await agent.post("/panel/cases", customer="Maria Lopez")
    offered = re.findall(r'<button name="customer" value="([^"]+)">([^<]+)<', answer.text)

    assert answer.status_code == 409
    assert sorted(customer for customer, _ in offered) == ["CU-1001", "CU-1002"]
    assert all("Maria" not in masked and "***" in masked for _, masked in offered)
    address = await agent.open_case("CU-1002")
    assert stored(agent, address)[0].customer_id == "CU-1002"


async def test_own_cases_are_listed_with_what_was_found_last(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)

    page = (await agent.get("/panel/")).text

    assert f'href="{address}"' in page
    assert "Maria Lopez" in page
    assert "Our own order number" in page
    assert "Nov 10, 2026, 10:00\u00a0AM EST" in page


async def test_the_cases_of_others_are_not_listed(agent):
    address = await agent.open_case(MARIA)
    agent.client.cookies.clear()
    await agent.log_in("lead", "lead")

    assert address not in (await agent.get("/panel/")).text


# --- a case -------------------------------------------------------------------------------------


async def test_a_case_that_does_not_exist_says_so_on_a_page(agent):
    answer = await agent.get("/panel/cases/C-NOPE")

    assert answer.status_code == 404
    assert "There is no such case" in answer.text
    assert "<html" in answer.text


async def test_a_message_brings_the_card_and_the_header(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=ASKED)

    assert answer.status_code == 200
    assert answer.text.count('class="exchange"') == 1
    assert ASKED in answer.text
    assert "Our own order number" in answer.text
    assert "template trade_in_credit version 7" in answer.text
    assert 'hx-swap-oob="true"' in answer.text
    assert "<html" not in answer.text


async def test_before_verification_nothing_to_say_holds_money_dates_or_the_card_s_tail(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=ASKED)
    say = re.findall(r"<span data-line>(.*?)</span>", answer.text)

    assert "may I have" in say[0]
    assert not any(secret in " ".join(say) for secret in ("312.40", "4421", "November"))


async def test_the_page_shows_the_whole_conversation_again(agent):
    address = await agent.open_case(MARIA)
    for text in ("first 7776", "second 7776"):
        await agent.htmx(f"{address}/messages", text=text)

    page = (await agent.get(address)).text

    assert page.index("first 7776") < page.index("second 7776")
    assert page.count('class="exchange"') == 2
    assert page.count(" open data-finding=") == 1


async def test_markup_in_a_message_and_in_a_name_stays_text(agent, monkeypatch):
    address = await agent.open_case(MARIA)
    monkeypatch.setattr(
        "channels.panel.caseview._names", lambda place, ids: dict.fromkeys(ids, SCRIPT)
    )

    answer = await agent.htmx(f"{address}/messages", text=f"{SCRIPT} 7776")
    page = await agent.get(address)

    for text in (answer.text, page.text):
        assert SCRIPT not in text
        assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


async def test_a_form_without_a_script_in_the_browser_leads_back_to_the_case(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.post(f"{address}/messages", text=ASKED)

    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    assert ASKED in (await agent.get(address)).text


async def test_choices_are_buttons_and_pressing_one_answers(agent):
    address = await agent.open_case(MARIA)
    asked = await agent.htmx(f"{address}/messages", text="what is 9999?")
    buttons = dict(re.findall(r'name="button" value="([^"]+)">([^<]+)<', asked.text))
    chosen = next(one for one, label in buttons.items() if label == "In an email")

    answer = await agent.htmx(f"{address}/press", button=chosen)

    assert answer.status_code == 200
    assert "In an email" in answer.text
    assert stored(agent, address)[1][1].text == "In an email"


async def test_a_button_of_an_earlier_question_is_refused_calmly(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text="what is 9999?")

    answer = await agent.htmx(f"{address}/press", button="b-old")

    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#notice"
    assert "no longer open" in answer.text


async def test_a_choice_that_opens_a_new_case_leads_there(agent):
    address = await agent.open_case(MARIA)
    asked = await agent.htmx(f"{address}/messages", text="and what of grace.kim@example.com?")
    (chosen,) = re.findall(r'name="button" value="([^"]+)"', asked.text)

    answer = await agent.htmx(f"{address}/press", button=chosen)

    elsewhere = answer.headers["HX-Redirect"]
    assert elsewhere.startswith("/panel/cases/C-") and elsewhere != address
    assert stored(agent, elsewhere)[0].customer_id == "CU-1005"
    assert stored(agent, address)[0].customer_id == "CU-1001"


# --- identity -----------------------------------------------------------------------------------


async def test_two_right_factors_verify_and_show_the_card_again(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)

    first = await agent.htmx(f"{address}/verify", factor="order_number", value="10447776")
    second = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")

    assert "That matches. 1 more to go." in first.text
    assert "Order number<span" in first.text and ": given" in first.text
    say = " ".join(re.findall(r"<span data-line>(.*?)</span>", second.text))
    assert "312.40" in say and "4421" in say
    assert "level-verified" in second.text
    assert 'name="factor"' not in second.text


async def test_a_wrong_factor_says_how_many_tries_are_left(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor="postcode", value="99999")

    assert answer.status_code == 200
    assert "That does not match. 2 tries left." in answer.text
    assert "99999" not in answer.text
    assert 'class="exchange"' not in answer.text


async def test_three_wrong_factors_lock_the_case_and_the_card_says_what_to_say(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)
    for _ in range(3):
        answer = await agent.htmx(f"{address}/verify", factor="postcode", value="99999")

    assert "Not verified after three checks" in answer.text
    assert 'name="factor"' not in answer.text
    (line,) = re.findall(r"<span data-line>(.*?)</span>", answer.text)
    assert "write to the contact we hold on file" in line
    again = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")
    assert again.status_code == 403


async def test_verifying_before_anything_was_asked_shows_no_card(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")

    assert 'class="exchange"' not in answer.text
    assert "That matches. 1 more to go." in answer.text


@pytest.mark.parametrize(
    ("factor", "value", "status"), [("postcode", "", 400), ("shoe_size", "7", 400), ("", "", 400)]
)
async def test_a_check_that_makes_no_sense_is_told_calmly(agent, factor, value, status):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor=factor, value=value)

    assert answer.status_code == status
    assert answer.headers["HX-Retarget"] == "#notice"


# --- trouble ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status"),
    [("", 400), (" \n ", 400), ("x" * 16_001, 413)],
    ids=["empty", "blank", "too long"],
)
async def test_a_message_that_cannot_be_one_is_refused_calmly(agent, text, status):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=text)

    assert answer.status_code == status
    assert answer.headers["HX-Retarget"] == "#notice"
    assert answer.text.startswith('<p class="notice">')
    assert stored(agent, address)[1] == ()


async def test_a_dialogue_that_fails_leaves_the_message_and_says_what_to_do(agent):
    address = await agent.open_case(MARIA)
    agent.dialogue.is_away = True

    answer = await agent.htmx(f"{address}/messages", text=ASKED)

    assert answer.status_code == 200
    assert AWAY in answer.text
    assert stored(agent, address)[1][1].text == ASKED


@pytest.mark.parametrize(
    ("wrong", "status", "told"),
    [
        (DatabaseUnavailable("secret"), 503, "The database is busy or away"),
        (RuntimeError("secret"), 500, "Something went wrong on our side"),
    ],
)
async def test_what_breaks_is_told_without_a_stack(agent, monkeypatch, wrong, status, told):
    address = await agent.open_case(MARIA)

    def breaks(*_):
        raise wrong

    monkeypatch.setattr(search, "find", breaks)
    monkeypatch.setattr(cases, "get", breaks)
    page = await agent.get(address)
    swapped = await agent.htmx(f"{address}/messages", text=ASKED)

    for answer in (page, swapped):
        assert answer.status_code == status
        assert told in answer.text
        assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "<html" in page.text and "<html" not in swapped.text
