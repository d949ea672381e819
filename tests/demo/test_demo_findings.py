"""What the README of the demo promises for each confusing number is what the look-up finds."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from firstline import company, database
from firstline.casework.findings import number
from firstline.desk.hearing import hear
from firstline.records import importing, snapshot

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
README = (DEMO / "README.md").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
FORWARDED = dict(re.findall(r"## The mail (\w+) \w+ forwards\n\n```\n(.*?)```", README, re.DOTALL))
PROMISED = re.findall(
    rf"^\| (CU-\d+) \| [^|]+ \| \D*?(\d{{4}})\b[^|]*\| [^|]*?({'|'.join(number.CODES)})\b",
    README,
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'records.db'}"
    importing.run(DEMO, url)
    engine = database.engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(records, customer: str, text: str):
    facts = company.load()
    heard = hear([text], facts, NOW)
    of_hers = snapshot.load(records, customer, facts, endings=heard.endings)
    return number.find(of_hers, heard.all, NOW)


def test_the_readme_promises_every_code_of_the_family():
    assert {code for _, _, code in PROMISED} == set(number.CODES)


@pytest.mark.parametrize(
    "customer, digits, code", [one for one in PROMISED if one[2] != "NOT_OURS"]
)
def test_the_promised_finding_leads(records, customer, digits, code):
    assert found(records, customer, digits)[0].code == code


def test_the_mail_that_ruth_forwards_is_not_ours(records):
    (finding,) = found(records, "CU-1013", FORWARDED["Ruth"])

    assert finding.code == "NOT_OURS"
    assert finding.facts["foreign_domain"].text == "alderfinch-refunds.example"


def test_the_mail_that_maria_forwards_is_explained_with_card_and_slot(records):
    finding = found(records, "CU-1001", FORWARDED["Maria"])[0]

    assert (finding.code, finding.certainty) == ("ORDER_TAIL", "certain")
    assert finding.facts["card_tail"].text == "4421"
    assert (finding.facts["template"].text, finding.facts["template_version"].text) == (
        "trade_in_credit",
        "7",
    )
    assert finding.facts["slot"].text == "account_tail"


def test_keonis_number_is_not_mistaken_for_the_id_of_his_order(records):
    finding = found(records, "CU-1016", "0942")[0]

    assert finding.facts["order_number"].text == "10450942"


def test_nobody_hears_whose_account_got_hannahs_credit(records):
    finding = found(records, "CU-1011", "3946")[0]

    assert "Lindqvist" not in repr(finding)
    assert "CU-1012" not in repr(finding)
    assert "PM-1012-A" not in repr(finding)
