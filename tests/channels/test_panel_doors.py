"""Logging in and out of the panel, its headers and its files."""

from __future__ import annotations

import re

import pytest

from tests.channels.site import ASKED, MARIA, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]


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
