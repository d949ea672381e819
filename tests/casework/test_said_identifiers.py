from __future__ import annotations

import pytest

from tests.casework.said_cases import named, said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("order 10447776", "10447776"),
        ("order no. 10447776", "10447776"),
        ("order number: 10447776", "10447776"),
        ("order number is 10447776.", "10447776"),
        ("order #1001", "1001"),
        ("Order #10447776 has shipped", "10447776"),
        ("ord no 10447776", "10447776"),
        ("ord#10447776", "10447776"),
        ("O/N 10447776", "10447776"),
        ("oder 10447776", "10447776"),
        ("order10447776", "10447776"),
        ("order 1044 7776", "10447776"),
        ("order one zero four four seven seven seven six", "10447776"),
        ("order ORD-10482", "ORD-10482"),
        ("ord-10482", "ORD-10482"),
        ("order 113-1234567-1234567", "113-1234567-1234567"),
        ("10447776 is her order number", "10447776"),
        ("order 4155550100", "4155550100"),
        ("order\n10447776", "10447776"),
    ],
)
def test_a_labelled_order_is_an_order(text, value):
    assert named(text) == [("order", value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ORD-10482,ORD-10483", ["ORD-10482", "ORD-10483"]),
        ("orders 10447776, 10447777 & 10447778", ["10447776", "10447777", "10447778"]),
        ("orders 10447776,10447777", ["10447776", "10447777"]),
        ("order 10447776 and 10447777, also 4421", ["10447776", "10447777", "4421"]),
        ("orders #1001 and #1002", ["1001", "1002"]),
        ("orders: 10447776; 10447777", ["10447776", "10447777"]),
    ],
)
def test_a_label_reaches_over_a_list(text, values):
    assert [value for _, value in named(text)] == values
    assert named(text)[1][0] == "order"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("trade-in TI-55120", "reference", "TI-55120"),
        ("trade in ref TI-55120", "reference", "TI-55120"),
        ("tradein 55120", "reference", "55120"),
        ("RMA 8812", "reference", "8812"),
        ("rma#8812", "reference", "8812"),
        ("invoice INV-2026-0091", "reference", "INV-2026-0091"),
        ("inv 2026-0091", "reference", "2026-0091"),
        ("booking BK-7", "reference", "BK-7"),
        ("work order WO-311", "reference", "WO-311"),
        ("W/O 311", "reference", "311"),
        ("ticket #12", "reference", "12"),
        ("ticket 4471", "reference", "4471"),
        ("case C-99120", "reference", "C-99120"),
        ("case number 00123456", "reference", "00123456"),
        ("credit CR-91", "reference", "CR-91"),
        ("loyalty 998877", "reference", "998877"),
        ("ref: ab12cd", "reference", "AB12CD"),
        ("customer C-1042", "customer", "C-1042"),
        ("cust 1042", "customer", "1042"),
        ("customer id: 1042", "customer", "1042"),
        ("tracking 1Z999AA10123456784", "tracking", "1Z999AA10123456784"),
        ("1Z 999 AA1 01 2345 6784", "tracking", "1Z999AA10123456784"),
        ("9400 1000 0000 0000 0000 00", "tracking", "9400100000000000000000"),
        ("rr123456785gb", "tracking", "RR123456785GB"),
        ("fedex 123456789012", "tracking", "123456789012"),
        ("tracking no: 1234 5678 9012", "tracking", "123456789012"),
        ("parcel 12345678", "tracking", "12345678"),
        ("TBA123456789012", "tracking", "TBA123456789012"),
        ("DE89 3704 0044 0532 0130 00", "number", "DE89370400440532013000"),
        ("C-1042", "number", "C-1042"),
        ("account 12345678", "number", "12345678"),
        ("10447776", "number", "10447776"),
        ("postcode SW1A 1AA", "postcode", "SW1A1AA"),
        ("post code: sw1a1aa", "postcode", "SW1A1AA"),
        ("zip 10001", "postcode", "10001"),
        ("zip code is 10001-2222", "postcode", "10001-2222"),
        ("PLZ 10115", "postcode", "10115"),
    ],
)
def test_a_label_or_a_shape_tells_the_kind(text, kind, value):
    assert named(text) == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("JANE.DOE@EXAMPLE.COM.", "jane.doe@example.com"),
        ("Jane <jane@x.example>,", "jane@x.example"),
        ("jane+shop@mail.x.co.uk!", "jane+shop@mail.x.co.uk"),
        ("o'brien@x.example", "o'brien@x.example"),
        ("<mailto:a@b.com|a@b.com>", "a@b.com"),
        ("jane7776@x.example", "jane7776@x.example"),
    ],
)
def test_an_address_is_found_whatever_stands_around_it(text, address):
    assert named(text) == [("email", address)]


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("+44 20 7946 0958", "US", "+442079460958"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("07700 900123", "GB", "+447700900123"),
        ("+44 (0)20 7946 0958", "US", "+442079460958"),
        ("0044 20 7946 0958", "US", "+442079460958"),
        ("(415) 555-0100", "US", "+14155550100"),
        ("415.555.0100", "US", "+14155550100"),
        ("4155550100", "US", "+14155550100"),
        ("1-415-555-0100", "US", "+14155550100"),
        ("call 415 555 0100 ext 12", "US", "+14155550100"),
        ("0151 12345678", "DE", "+4915112345678"),
        ("<tel:+14155550100|415-555-0100>", "US", "+14155550100"),
    ],
)
def test_a_phone_is_read_in_the_region_of_the_company(text, region, number):
    assert named(text, region) == [("phone", number)]


def test_an_order_number_is_no_phone_where_phones_are_as_short():
    assert named("10447776", "NO") == [("number", "10447776")]
    assert named("phone 22 44 77 76", "NO") == [("phone", "+4722447776")]


@pytest.mark.parametrize(
    "text",
    [
        "order 2 boxes",
        "order placed in 2024",
        "order total $49.99",
        "order of 3 November",
        "order 3 weeks ago",
        "customer says hello",
        "case closed",
        "return 2 items",
        "invoice of 3 Nov 2026",
        "covid-19 mp3 4k iso-9001",
        "SW1A 1AA",
        "https://x.example/orders/10447776",
        "'; DROP TABLE orders; --",
        "😀😀",
        "",
    ],
)
def test_words_that_name_no_identifier_give_none(text):
    assert named(text) == []


def test_everything_in_a_pasted_mail_comes_out():
    text = (
        "Hi,\n\nmy order 10447776 was for $49.99. The mail says account ending 7776, my Visa is"
        " x4421. Trade-in TI-55120. Ring 415-555-0100 or write to Jane@Example.com.\n"
    )

    assert named(text) == [
        ("order", "10447776"),
        ("tail", "7776"),
        ("tail", "4421"),
        ("reference", "TI-55120"),
        ("phone", "+14155550100"),
        ("email", "jane@example.com"),
    ]


def test_a_place_in_the_text_belongs_to_one_thing():
    read = said("order 10447776 of 2026-11-03 for $49.99, 415-555-0100, x7776, 7776 USD, a@b.com")
    places = [(one.start, one.end) for one in (*read.mentions, *read.amounts, *read.days)]

    assert len(places) == 7
    assert all(
        a_end <= b for (_, a_end), (b, _) in zip(sorted(places), sorted(places)[1:], strict=False)
    )
