"""Identifiers of whole columns get the forms that a search looks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.records.identifiers import reversed_form, value_form
from firstline.records.importing.csv_files import CsvFile
from firstline.records.importing.forms import form_reader
from firstline.records.importing.report import Findings
from firstline.records.importing.sheets import open_sheet
from firstline.records.tables import FILES

_TEXTS = (
    st.none() | st.text(min_size=1, max_size=15) | st.text("aZ 9-_.'é\n", min_size=1, max_size=9)
)


def _form(kind, text):
    return (value_form(kind, text, "US") or None) if text else None


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("customers", "name", "name"),
        ("customers", "email", "email"),
        ("customers", "phone", "phone"),
        ("orders", "order_number", "order_number"),
        ("credits", "reference", "reference"),
    ],
)
@given(texts=st.lists(_TEXTS, min_size=1, max_size=5))
def test_a_columns_forms_are_those_of_its_values(table, column, kind, texts):
    header = tuple(column.name for column in FILES[table].columns)
    sheet = open_sheet(CsvFile(Path("x.csv"), header), FILES[table], Findings())
    place = header.index(column)
    values = [texts if at == place else [] for at in range(len(header))]
    wanted = [_form(kind, text) for text in texts]
    reversed_ = [form and reversed_form(kind, form) for form in wanted]
    assert form_reader(sheet, place, "US")(values) == (wanted, reversed_)


def test_a_contacts_form_is_that_of_its_kind():
    sheet = open_sheet(
        CsvFile(Path("x.csv"), ("customer_id", "kind", "value")), FILES["contacts"], Findings()
    )
    values = [["C1", "C1"], ["email", "phone"], ["Ada@X.example", "(212) 555-0199"]]
    assert form_reader(sheet, 2, "US")(values) == (
        ["ada@x.example", "+12125550199"],
        [None, "99105552121"],
    )
