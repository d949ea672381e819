"""The made-up company imports cleanly, and each number in question is what its README says."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from sqlalchemy import select

from firstline.records import database, importing, rows, tables

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
README = (DEMO / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Books:
    """All rows of the imported demo, by table."""

    by_table: dict[str, list]

    def of(self, customer: str, table: str) -> list:
        return [row for row in self.by_table[table] if row.customer_id == customer]

    def one(self, table: str, **wanted):
        (row,) = [
            row
            for row in self.by_table[table]
            if all(getattr(row, name) == value for name, value in wanted.items())
        ]
        return row

    def credited(self, customer: str):
        """The only credit of a customer, and the account it was sent to."""
        (credit,) = self.of(customer, "credits")
        account = self.one("instruments", instrument_id=credit.destination_instrument_id)
        return credit, account

    def printed(self, customer: str, template: str) -> tuple[str, str, str]:
        """Version, channel and the account digits of the message about a credit."""
        (message,) = [m for m in self.of(customer, "messages") if m.template_id == template]
        (slot,) = {"account_tail", "card_tail"} & set(message.slots)
        return message.version, message.channel, message.slots[slot]

    def tails(self, customer: str, digits: str) -> set[str]:
        """Which own orders, references and accounts end in the digits."""
        ending = [o.order_number for o in self.of(customer, "orders")]
        ending += [r.value for r in self.of(customer, "references")]
        found = {value for value in ending if value.endswith(digits)}
        return found | {
            i.kind for i in self.of(customer, "instruments") if i.last4.endswith(digits)
        }

    def paid_with(self, customer: str) -> set[str]:
        cards = {charge.instrument_id for charge in self.of(customer, "charges")}
        return {self.one("instruments", instrument_id=card).last4 for card in cards}


MADE_FROM = (
    rows.Customer,
    rows.Contact,
    rows.Instrument,
    rows.Order,
    rows.Charge,
    rows.Credit,
    rows.Reference,
    rows.Template,
    rows.Message,
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'records.db'}"
    return url, importing.run(DEMO, url)


@pytest.fixture(scope="module")
def books(imported) -> Books:
    url, _ = imported
    engine = database.engine(url)
    with engine.connect() as connection:
        by_table = {
            made.table.name: [
                made.of(found._mapping) for found in connection.execute(select(made.table))
            ]
            for made in MADE_FROM
        }
    engine.dispose()
    return Books(by_table)


def test_every_table_is_there_and_imports_without_a_note(imported):
    _, report = imported

    assert report.notes == ()
    assert set(report.rows) == set(tables.FILES)
    assert all(report.rows.values())


def test_the_anchor_day_is_the_day_the_tables_were_copied():
    anchor = YAML(typ="safe").load((DEMO / "demo.yml").read_text(encoding="utf-8"))["anchor"]
    with (DEMO / "manifest.csv").open(encoding="utf-8") as manifest:
        copied = {row["table"]: row["as_of"] for row in csv.DictReader(manifest)}

    assert set(copied) == set(tables.FILES)
    assert {datetime.fromisoformat(at).date() for at in copied.values()} == {
        date.fromisoformat(str(anchor))
    }


def test_every_customer_stands_in_the_readme(books):
    told = dict(re.findall(r"^\| (CU-\d+) \| ([^|]+?) \|", README, re.MULTILINE))

    assert told == {c.customer_id: c.name for c in books.by_table["customers"]}


def test_addresses_and_telephones_belong_to_nobody(books):
    customers = books.by_table["customers"]
    mail = [c.email for c in customers] + [m.sender for m in books.by_table["messages"]]

    assert all(re.search(r"[@.](example|example\.com)$", one) for one in mail if "@" in one)
    assert all(re.fullmatch(r"\+1\d{3}55501\d\d", c.phone) for c in customers)


def test_maria_was_told_the_end_of_her_order_instead_of_her_card(books):
    credit, card = books.credited("CU-1001")

    assert books.printed("CU-1001", "trade_in_credit") == ("7", "email", "7776")
    assert books.tails("CU-1001", "7776") == {"10447776"}
    assert (str(credit.amount), credit.status, card.last4) == ("312.40", "posted", "4421")


def test_the_slot_that_went_wrong_means_the_card_in_both_versions(books):
    meant = {
        t.version: t.means
        for t in books.by_table["templates"]
        if (t.template_id, t.slot) == ("trade_in_credit", "account_tail")
    }

    assert meant == {"6": "instrument.last4", "7": "instrument.last4"}


@pytest.mark.parametrize("version, right", [("6", True), ("7", False)])
def test_version_seven_printed_the_order_and_version_six_the_card(books, version, right):
    sent = [
        m
        for m in books.by_table["messages"]
        if (m.template_id, m.version) == ("trade_in_credit", version)
    ]

    assert len({m.customer_id for m in sent}) >= 2
    for message in sent:
        _, account = books.credited(message.customer_id)
        wanted = account.last4 if right else message.slots["order_number"][-4:]
        assert message.slots["account_tail"] == wanted


def test_the_other_maria_has_a_card_that_really_ends_so(books):
    _, card = books.credited("CU-1002")

    assert {c.customer_id for c in books.by_table["customers"] if c.name == "Maria Lopez"} == {
        "CU-1001",
        "CU-1002",
    }
    assert books.printed("CU-1002", "trade_in_credit")[2] == card.last4 == "7776"
    assert card.status == "active"


def test_priyas_order_and_card_end_alike(books):
    assert books.tails("CU-1003", "2290") == {"10452290", "card"}
    assert books.credited("CU-1003")[1].last4 == "2290"


def test_thomas_was_told_the_end_of_his_trade_in_reference(books):
    assert books.printed("CU-1004", "trade_in_received") == ("4", "sms", "4518")
    assert books.tails("CU-1004", "4518") == {"TI-6034518"}
    assert books.credited("CU-1004")[1].last4 == "8361"


def test_graces_phone_stands_for_her_card(books):
    _, device = books.credited("CU-1005")

    assert (device.kind, device.last4) == ("wallet_device", "3307")
    assert books.one("instruments", instrument_id=device.parent_instrument_id).last4 == "9184"


def test_henrys_old_card_names_the_one_that_replaced_it(books):
    _, old = books.credited("CU-1006")

    assert (old.status, old.last4) == ("replaced", "6650")
    assert books.one("instruments", instrument_id=old.parent_instrument_id).last4 == "2218"


@pytest.mark.parametrize(
    "customer, digits, status, due_in_days",
    [("CU-1007", "1163", "approved", 3), ("CU-1008", "6027", "approved", -6)]
    + [("CU-1009", "8306", "failed", -4)],
)
def test_a_credit_is_on_its_way_or_late(books, customer, digits, status, due_in_days):
    credit, _ = books.credited(customer)

    assert books.printed(customer, "trade_in_credit")[2] == digits
    assert (credit.status, credit.posted_at) == (status, None)
    assert credit.due_at.date() - date(2026, 11, 10) == timedelta(days=due_in_days)


def test_samuels_credit_went_to_his_bank_and_not_to_the_card_that_paid(books):
    _, account = books.credited("CU-1010")

    assert (account.customer_id, account.kind, account.last4) == ("CU-1010", "bank_account", "8820")
    assert books.paid_with("CU-1010") == {"5512"}


def test_hannahs_credit_went_to_an_account_of_somebody_else(books):
    _, account = books.credited("CU-1011")

    assert account.customer_id != "CU-1011"
    assert books.printed("CU-1011", "return_credit")[2] == account.last4 == "3946"
    assert books.tails("CU-1011", "3946") == set()


@pytest.mark.parametrize("customer, digits", [("CU-1012", "4187"), ("CU-1013", "6092")])
def test_digits_that_we_never_printed_and_that_match_nothing(books, customer, digits):
    printed = [str(m.slots) for m in books.of(customer, "messages")]

    assert books.tails(customer, digits) == set()
    assert not any(digits in slots for slots in printed)


def test_joses_message_printed_digits_that_match_nothing_of_his(books):
    assert books.printed("CU-1014", "return_credit")[2] == "5083"
    assert books.tails("CU-1014", "5083") == set()
    assert books.credited("CU-1014")[1].last4 == "1945"


def test_noahs_shipping_notice_rightly_ends_in_his_order(books):
    (notice,) = [m for m in books.of("CU-1015", "messages") if m.template_id == "shipping_notice"]
    slot = books.one("templates", template_id="shipping_notice", slot="order_end")

    assert (notice.slots["order_end"], slot.means) == ("3190", "order.order_number")
    assert books.tails("CU-1015", "3190") == {"10453190"}
    assert books.of("CU-1015", "credits") == []


def test_keonis_marketplace_order_has_an_id_that_is_not_its_number(books):
    (order,) = books.of("CU-1016", "orders")

    assert (order.order_id, order.order_number) == ("MP-5107", "10450942")
    assert books.printed("CU-1016", "trade_in_credit")[2] == "0942"
    assert books.credited("CU-1016")[1].last4 == "1377"


def test_no_card_ends_like_another_customers(books):
    tails = [i.last4 for i in books.by_table["instruments"]]

    assert len(set(tails)) == len(tails)


def test_grace_is_also_known_by_a_second_address(books):
    assert {c.kind for c in books.of("CU-1005", "contacts")} == {"email", "phone"}
