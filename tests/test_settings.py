"""Settings, company facts and the clock: what is wrong is named, with what to write instead."""

from __future__ import annotations

import base64
import stat
from datetime import datetime, timezone
from decimal import Decimal

import pytest

from firstline import clock, company, settings
from firstline.clock import BadClock
from firstline.company import BadCompany, Compensation, Promises
from firstline.settings import BadSetting

GOOD_KEY = "whsec_" + base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    for name in ("PORT", "FIRSTLINE_ENV", "FIRSTLINE_NOW", "FIRSTLINE_SECRET", "FIRSTLINE_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name in ("FIRSTLINE_RECORDS_URL", "FIRSTLINE_DESK_URL", "FIRSTLINE_TRACKER_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("FIRSTLINE_WEBHOOK_URL", "FIRSTLINE_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))


def test_without_settings_everything_lies_in_home_and_listens_on_loopback(tmp_path):
    here = settings.load()
    assert (here.host, here.port, here.actions_port) == ("127.0.0.1", 5005, 5006)
    assert here.records_url == f"sqlite:///{tmp_path / 'records.db'}"
    assert here.is_development
    assert list(tmp_path.iterdir()) == []


def test_a_webhook_is_an_address_and_a_key_and_neither_is_shown(monkeypatch):
    assert settings.load().webhook is None
    monkeypatch.setenv("FIRSTLINE_WEBHOOK_URL", "https://us:pass@crm.example:8443/in?token=t")
    monkeypatch.setenv("FIRSTLINE_WEBHOOK_SECRET", GOOD_KEY)
    webhook = settings.load().webhook
    assert webhook.url == "https://us:pass@crm.example:8443/in?token=t"
    assert webhook.host == "crm.example"
    assert "pass" not in repr(settings.load()) and GOOD_KEY not in repr(settings.load())


@pytest.mark.parametrize(
    ("url", "secret", "named"),
    [
        ("https://crm.example", "", "FIRSTLINE_WEBHOOK_SECRET"),
        ("https://crm.example", "whsec_", "FIRSTLINE_WEBHOOK_SECRET"),
        ("https://crm.example", "whsec_c2hvcnQ=", "FIRSTLINE_WEBHOOK_SECRET"),
        ("https://crm.example", "whsec_not base64!", "FIRSTLINE_WEBHOOK_SECRET"),
        ("https://crm.example", GOOD_KEY.removeprefix("whsec_"), "FIRSTLINE_WEBHOOK_SECRET"),
        ("crm.example", GOOD_KEY, "FIRSTLINE_WEBHOOK_URL"),
        ("ftp://crm.example", GOOD_KEY, "FIRSTLINE_WEBHOOK_URL"),
        ("https://", GOOD_KEY, "FIRSTLINE_WEBHOOK_URL"),
        ("https://crm.example:http", GOOD_KEY, "FIRSTLINE_WEBHOOK_URL"),
        ("https://[crm", GOOD_KEY, "FIRSTLINE_WEBHOOK_URL"),
    ],
)
def test_a_webhook_that_is_none_is_named_without_its_secret(monkeypatch, url, secret, named):
    monkeypatch.setenv("FIRSTLINE_WEBHOOK_URL", url)
    monkeypatch.setenv("FIRSTLINE_WEBHOOK_SECRET", secret)
    with pytest.raises(BadSetting, match=named) as told:
        settings.load()
    assert not secret.removeprefix("whsec_") or secret not in str(told.value)


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "5005 "])
def test_a_port_that_is_none_is_named(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(BadSetting, match="PORT"):
        settings.load()


def test_an_environment_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("FIRSTLINE_ENV", "prod")
    with pytest.raises(BadSetting, match="FIRSTLINE_ENV"):
        settings.load()


def test_the_secret_is_made_once_and_is_its_owner_s_alone(tmp_path):
    made = settings.secret(tmp_path)
    assert settings.secret(tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_given_secret_is_used_and_not_written(monkeypatch, tmp_path):
    monkeypatch.setenv("FIRSTLINE_SECRET", "given")
    assert settings.secret(tmp_path) == "given"
    assert not (tmp_path / "secret").exists()


def test_the_clock_can_be_frozen(monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-10T10:00:00-05:00")
    assert clock.now() == datetime(2026, 11, 10, 15, tzinfo=timezone.utc)


@pytest.mark.parametrize("text", ["yesterday", "2026-11-10T10:00:00", "2026-13-10T10:00:00Z"])
def test_a_frozen_time_needs_a_form_and_an_offset(monkeypatch, text):
    monkeypatch.setenv("FIRSTLINE_NOW", text)
    with pytest.raises(BadClock):
        clock.now()


def test_the_company_of_home_is_laid_over_the_shipped_one_key_by_key(tmp_path):
    (tmp_path / "company.yml").write_text("name: Elm & Oak\nregion: gb\n")
    about = company.load(tmp_path)
    assert (about.name, about.region) == ("Elm & Oak", "GB")
    assert about.timezone.key == "America/New_York"


def test_one_promise_of_the_company_is_overlaid_and_the_others_stay(tmp_path):
    (tmp_path / "company.yml").write_text(
        'promises: {answer_business_days: 10}\nauto_compensation: {amount: "30.00", currency: gbp}'
    )
    about = company.load(tmp_path)
    assert about.promises == Promises(answer_business_days=10)
    assert about.auto_compensation == Compensation(Decimal("30.00"), "GBP")


def test_the_guarantee_is_two_years_unless_the_company_says_otherwise(tmp_path):
    assert company.load(tmp_path).guarantee_months == 24
    (tmp_path / "company.yml").write_text("guarantee_months: 36")
    assert company.load(tmp_path).guarantee_months == 36


def test_nothing_is_paid_by_itself_unless_the_company_says_so(tmp_path):
    assert company.load(tmp_path).auto_compensation is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("timezone: Mars/Olympus", "Mars"),
        ("nmae: x", "'nmae'"),
        ("business_hours: {days: [moonday]}", "moonday"),
        ("log_fresh_hours: soon", "soon"),
        ("business_hours: always", "always"),
        ("promises: [1]", "promises"),
        ("promises: {answer_days: 3}", "answer_days"),
        ("promises: {final_answer_weeks: -1}", "-1"),
        ("promises: {reach_until: late}", "late"),
        ("promises: {reach_from: early}", "early"),
        ("guarantee_months: forever", "forever"),
        ("auto_compensation: {amount: free, currency: GBP}", "free"),
        ("auto_compensation: {amount: 30}", "currency"),
        ("- a list", "expected keys"),
        ("name: [", "line"),
    ],
)
def test_what_is_wrong_with_the_company_is_told_with_its_file(tmp_path, text, told):
    (tmp_path / "company.yml").write_text(text)
    with pytest.raises(BadCompany) as wrong:
        company.load(tmp_path)
    assert str(tmp_path / "company.yml") in str(wrong.value)
    assert told in str(wrong.value)
