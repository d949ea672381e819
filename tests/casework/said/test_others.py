"""Who speaks when it is not the account's holder, and when the holder agrees."""

from __future__ import annotations

import pytest

from firstline.casework.said.claim import FOR_ANOTHER
from firstline.casework.said.gathering import gather
from firstline.casework.said.named import by_name
from tests.casework.records import said

FOR_HER = """
this is Maria's brother, where did the money go
I'm Maria's accountant. Has it been paid out?
Maria is at work so I'm phoning for her, did anybody ring her?
caller is her mum, wants to know what was taken
my father can't come to the phone, when is the engineer coming
flatmate of Maria here, you cut her off
Good morning, Lowe attorneys, we act for Mrs Lopez
my wife is Maria Lopez, I'm calling about her refund
I am the customer's lawyer
calling for my mum Maria, she doesn't do phones
her husband on the line, when is the visit
his daughter here, where is the refund
I am calling on behalf of my mother
the customer's solicitor asks which account the money went to
I have power of attorney for my mother
neighbour calling, the parcel is with her
call from his niece: is the part there
my client wants the money back
colleague of Maria's, she's in a meeting, when does he come
Calling from First National Bank's fraud dept re Mrs Lopez, where was it sent
Visa dispute department calling about her 89 dollars
Sent by: Property manager of 12 Elm. Did he come?
this is Officer Daley, I need her card
This is Hollis & Grant, attorneys for Mrs Lopez
""".strip().splitlines()
HERSELF = """
husband says the washer broke
her husband was home and nobody came
my wife says nobody came again
his daughter noticed it on the statement
my accountant found two debits
neighbour has the parcel
my solicitor is writing to you
don't tell my husband about it
someone rang pretending to call on behalf of your company
can my daughter pick the parcel up
the toaster is a present for my wife
I'm calling for my refund
your engineer called my wife names
she asked me to call her back tomorrow
my son is calling you tomorrow
she wants the engineer to ring her husband
this is his third call
my husband called yesterday and you promised a callback
this is her daughter's order
my friend is here with me
your fraud team told me to ring you
my bank's fraud department says it was you
I called the police about the parcel
the legal department of your company wrote to me
friend asks whether this is a scam
it's my sister's, I broke mine
It was my mum's, but I bought a new one
on behalf of everyone thanks
""".strip().splitlines()
AGREED = """
she agrees now
the customer has given her permission
Maria Lopez is on the line now
customer joined us
her authority is on file
maria agrees that I speak with him
the customer has agreed
she says she authorised him to speak for her, and she agrees
she is the account holder herself
I am the account holder
""".strip().splitlines()
OPEN = """
she does not agree
has she agreed?
if she agrees
we need her authority
her husband is on the line now
once the customer is on the line
they agreed to refund me last week
he agreed to come on Monday, the engineer
the driver, he is here now
Mrs Winters agreed with the repair
they gave the go-ahead for the repair
we agreed, she authorised the payment in May
permission slip received
consent form received by post
He agreed a visit on Monday and nobody came
he is not the account holder
I'm calling for my mum, she is the account holder
I'm her brother and she is the customer
she agreed with me that it is broken
the mandate for the debit was checked by the planner, he is here
""".strip().splitlines()
ASKED = "her brother is calling about the refund"


def heard(text):
    return by_name(said(text), "Maria Lopez", ["Carl Winters"])


@pytest.mark.parametrize("text", FOR_HER)
def test_who_speaks_for_the_holder_is_heard(text):
    assert heard(text).claimed(FOR_ANOTHER)


@pytest.mark.parametrize("text", HERSELF)
def test_whom_the_holder_only_speaks_of_is_not(text):
    assert not heard(text).claimed(FOR_ANOTHER)


@pytest.mark.parametrize("text", AGREED)
def test_the_holder_agrees(text):
    assert not gather([heard(text), heard(ASKED)]).claimed(FOR_ANOTHER)


@pytest.mark.parametrize("text", OPEN)
def test_as_long_as_the_holder_has_not_agreed_it_stays_another(text):
    assert gather([heard(text), heard(ASKED)]).claimed(FOR_ANOTHER)


def test_the_same_message_may_tell_of_both():
    assert not heard("her brother is calling, and Maria agrees").claimed(FOR_ANOTHER)
