"""The made-up company of any size: always the same, sound and in proportion."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.company.dice import TODAY
from benchmarks.company.places import PLACES
from benchmarks.company.writing import KNOWN, write
from firstline.records import importing
from firstline.records.identifiers import phone_form

CUSTOMERS = 1500


@pytest.fixture(scope="module")
def company(tmp_path_factory) -> Path:
    directory = tmp_path_factory.mktemp("company")
    write(directory, CUSTOMERS)
    return directory


def sheet(directory: Path, name: str) -> list[dict[str, str]]:
    with (directory / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(directory: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in directory.iterdir()}


def test_the_same_seed_writes_the_same_bytes(tmp_path, company):
    write(tmp_path / "again", CUSTOMERS)
    write(tmp_path / "other", CUSTOMERS, seed=2)
    assert contents(tmp_path / "again") == contents(company)
    assert contents(tmp_path / "other").keys() == contents(company).keys()
    assert contents(tmp_path / "other")["orders.csv"] != contents(company)["orders.csv"]


def test_zipped_files_hold_the_same_and_are_the_same_bytes(tmp_path, company):
    write(tmp_path / "one", CUSTOMERS, zipped=True)
    write(tmp_path / "two", CUSTOMERS, zipped=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    zipped = contents(tmp_path / "one")["orders.csv.gz"]
    assert gzip.decompress(zipped) == (company / "orders.csv").read_bytes()


def test_a_small_company_is_the_beginning_of_a_large_one(tmp_path, company):
    write(tmp_path / "small", 100)
    known = {row["customer_id"] for row in sheet(KNOWN, "customers")}
    small = [row for row in sheet(tmp_path / "small", "orders") if row["customer_id"] not in known]
    large = [row for row in sheet(company, "orders") if row["customer_id"] not in known]
    assert small and small == large[: len(small)]


def test_every_row_is_imported(company, tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    url = f"sqlite:///{tmp_path / 'records.db'}"
    report = importing.run(company, url, region="US")
    assert not report.notes
    assert report.total == sum(
        len(sheet(company, file.stem)) for file in company.iterdir() if file.stem != "manifest"
    )


def test_tables_are_in_proportion(company):
    rows = {name: len(sheet(company, name)) for name in ("customers", "orders", "charges")}
    total = sum(len(sheet(company, file.stem)) for file in company.iterdir())
    assert rows["customers"] == CUSTOMERS + len(sheet(KNOWN, "customers"))
    assert 11 < total / rows["customers"] < 14
    assert 0.9 < rows["orders"] / rows["customers"] < 1.4
    assert 2 < rows["charges"] / rows["orders"] < 3
    for file in company.iterdir():
        assert sheet(company, file.stem), file.name


def test_customers_share_names_telephones_and_tails(company):
    people = sheet(company, "customers")
    assert Counter(row["name"] for row in people).most_common(1)[0][1] > 2
    assert Counter(row["phone"] for row in people if row["phone"]).most_common(1)[0][1] > 1
    owners = {}
    for card in sheet(company, "instruments"):
        owners.setdefault(card["last4"], set()).add(card["customer_id"])
    assert sum(len(each) > 1 for each in owners.values()) > 50


def test_customers_live_in_several_places_and_pay_in_their_money(company):
    people = sheet(company, "customers")
    assert {row["timezone"] for row in people} >= {place.timezone for place in PLACES}
    money = {row["currency"] for row in sheet(company, "charges")}
    assert money >= {place.currency for place in PLACES}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.timezone)
def test_each_spelling_of_a_telephone_is_the_same_number(place):
    forms = {phone_form(place.phone(4711, spelling), "US") for spelling in range(3)}
    assert len(forms) == 1 and None not in forms


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.timezone)
def test_telephones_repeat_only_in_families(place):
    assert len({place.phone(number, 0) for number in range(20_000)}) == 20_000


def test_the_demo_stands_in_the_midst_of_every_company(company):
    demo = (KNOWN / "demo.yml").read_text(encoding="utf-8")
    assert f"anchor: {TODAY}" in demo
    for name in ("customers", "orders", "credits", "messages"):
        there = [tuple(row.values()) for row in sheet(company, name)]
        known = [tuple(row.values()) for row in sheet(KNOWN, name)]
        begins = there.index(known[0])
        assert there[begins : begins + len(known)] == known
        assert 0 < begins < len(there) - len(known)
