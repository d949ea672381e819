"""`firstline import --map`, and what lies in data/maps."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from firstline.cli import cli
from firstline.records.importing import mapping
from firstline.records.importing.mapping.export import Export
from firstline.records.importing.mapping.node import read
from firstline.settings import PROJECT

# A YAML file below data/ with one of these at its top is training data to Rasa.
RASAS = {"nlu", "rules", "stories", "responses", "intents", "actions", "slots", "forms", "entities"}


@pytest.fixture
def run(home):
    return lambda *arguments: CliRunner().invoke(cli, ["import", *map(str, arguments)])


@pytest.mark.parametrize(("name", "rows"), [("shopify", 22), ("stripe", 11)])
def test_a_shipped_map_is_named(run, name, rows):
    done = run(mapping.MAPS / name / "sample", "--map", name)

    assert done.exit_code == 0, done.stderr
    assert f"Imported {rows} rows" in done.stdout
    assert "left out of charges" in done.stdout


def test_ones_own_map_is_a_file(run, shop):
    shop.file("file.csv", "No", "1")
    shop.columns("customers", "{customer_id: No}")

    assert "Imported 1 row (" in run(shop.folder, "--map", shop.map_file).stdout


def test_what_is_looked_up_meanwhile_lies_in_the_home(run, shop, home, monkeypatch):
    opened = []

    class Watched(Export):
        def __init__(self, map, folder):
            opened.append(folder)
            super().__init__(map, folder)

    monkeypatch.setattr(mapping, "Export", Watched)
    shop.file("file.csv", "No", "1")
    shop.columns("customers", "{customer_id: No}")
    run(shop.folder, "--map", shop.map_file)
    assert [folder.parent for folder in opened] == [home]
    assert not opened[0].exists()


def test_no_full_card_number_gets_into_the_file_of_rejected_rows(run, shop, tmp_path):
    card, plain = "4111 1111 1111 1111", "“6 oz”\u00a0tea"
    shop.file("file.csv", "No,Name,Since", f"1,{card},soon", f"2,{plain},soon")
    shop.columns("customers", "{customer_id: No, name: Name, since: Since}")
    kept = tmp_path / "kept.csv"
    skip = ("--map", shop.map_file, "--skip-bad-rows", "--rejected", kept)
    done = run(shop.folder, *skip)
    assert done.exit_code == 0, done.stderr
    text = kept.read_text()
    assert card not in text and "[card number removed, ends 1111]" in text
    assert f"2,{plain},soon" in text


def test_a_file_of_rejected_rows_is_never_written_over(run, shop, tmp_path):
    shop.file("file.csv", "No,Since", "1,soon", "2,2025-01-01")
    shop.columns("customers", "{customer_id: No, since: Since}")
    kept = tmp_path / "kept.csv"
    kept.write_text("of yesterday")
    skip = ("--map", shop.map_file, "--skip-bad-rows")

    refused = run(shop.folder, *skip, "--rejected", kept)

    assert refused.exit_code == 2
    assert f"{kept} holds something already; name a new file" in refused.stderr
    assert kept.read_text() == "of yesterday"


def test_new_files_of_rejected_rows_are_numbered(run, shop, home, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-10T10:00:00Z")
    shop.file("file.csv", "No,Since", "1,soon", "2,2025-01-01")
    shop.columns("customers", "{customer_id: No, since: Since}")
    for _ in range(2):
        done = run(shop.folder, "--map", shop.map_file, "--skip-bad-rows")
        assert "Left out 1 row; " in done.stdout
    assert sorted(file.name for file in home.glob("rejected-*")) == [
        "rejected-20261110T100000-2.csv",
        "rejected-20261110T100000.csv",
    ]


def test_what_is_wrong_is_told_without_a_trace(run, shop):
    shop.file("file.csv", "No,Since", "1,soon")
    shop.columns("customers", "{customer_id: No, since: Since}")
    row = run(shop.folder, "--map", shop.map_file)
    unknown = run(shop.folder, "--map", "magento")
    shop.map_file.write_text("tables: {custmers: {}}")
    broken = run(shop.folder, "--map", shop.map_file)

    assert [row.exit_code, unknown.exit_code, broken.exit_code] == [1, 1, 1]
    assert "file.csv, line 2, Since (since): " in row.stderr
    assert "--skip-bad-rows" in row.stderr
    assert "name a file or one of shopify, stripe" in unknown.stderr
    assert "shop.yml, line 1: unknown key 'custmers'" in broken.stderr


def test_bad_rows_are_skipped_as_they_stand_in_the_export(run, shop, tmp_path):
    shop.file("file.csv", "No,Since", "1,soon", "2,2025-01-01")
    shop.columns("customers", "{customer_id: No, since: Since}")
    rejected = tmp_path / "rejected.csv"

    done = run(shop.folder, "--map", shop.map_file, "--skip-bad-rows", "--rejected", rejected)

    assert done.exit_code == 0, done.stderr
    assert "Imported 1 row (" in done.stdout
    assert '"1,soon"' in rejected.read_text()


def test_no_map_is_training_data():
    for name in mapping.shipped():
        assert not RASAS & read(mapping.MAPS / name / f"{name}.yml").mapping().keys()


def test_the_map_that_the_documentation_shows_is_one(shop):
    page = (PROJECT / "docs" / "importing.md").read_text(encoding="utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    shop.file(
        "customers.csv", "Customer No,First Name,Last Name,E-Mail", "1,Ada,King,a@example.com"
    )
    shop.file(
        "sales-1.csv",
        "Order,Date,Status,E-Mail,Total",
        '7,11/03/2026 09:30,Paid,A@example.com,"$1,049.99"',
        "7,,Paid,A@example.com,",
        "8,11/04/2026 09:30,open,A@example.com,1.00",
    )

    rows = shop.rows(shop.map(shown))

    assert rows[0][1]["name"] == "Ada King"
    assert [row for _, row in rows[1:]] == [
        {
            "order_id": "7",
            "customer_id": "1",
            "placed_at": "2026-11-03T09:30:00-05:00",
            "status": "processing",
            "total": "1049.99",
            "currency": "USD",
        }
    ]
