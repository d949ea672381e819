from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from firstline.casework.said.claim import CLAIMS
from tests.casework.said_cases import said

PLAIN = {
    "lost_pay": [
        "I lost a day's wages because your man never turned up",
        "unit smokng, lst 2 days pay",
        "had to take unpaid leave twice",
        "her boss docked her for it",
        "I'm self-employed and couldn't work on Monday because of you",
        "boss took it out of my wages",
        "wants compensation for loss of earnings",
        "he had to turn down a job worth $400",
        "no shift, no money",
        "it cost me a full day's pay",
        "I had to shut my barber shop for the afternoon, so no customers, no money",
        "hourly, not pd for day off",
        "visit moved, ctm out a day's pay",
        "turned away two clients to be in",
        "I'd have earned 300 that day",
        "took eight hours off my cheque",
    ],
    "made_neither": [
        "I didn't place either of these orders",
        "cust nvr ordered either",
        "neither transaction was me",
        "Both charges are fraudulent",
        "she's bought nothing from us, two debits",
        "I have never in my life ordered a thing from you",
        "2 payments he did not authorise",
        "nither of the pruchases was made by her",
        "neither has been made by us",
        "not one of these payments was made by me",
        "I gave no permission for these two payments",
        "2 chgs, closed acct w us, nothing ordrd since",
        "I've no order with you, so why two payments?",
        "both orders were placed by somebody else",
        "I don't recognise the charge",
        "cust dsnt recognize this pmt",
        "she knows nothing of any such debit",
        "the charge isn't hers",
    ],
    "not_in_books": [
        "your agent says the second payment isn't on your system",
        "we can't see the second charge",
        "The other order doesn't appear in my account with you",
        "only 1 debit in our ledger acc to prev rep",
        "The second payment is nowhere to be seen in my account on your website",
        "no record of the 2nd payment at our end",
        "your team looked for the second one and found nothing",
        "we've got her down for one order, not two",
        "i see one in billing, one nowhere",
        "my order history is blank, yet two payments left",
        "our side shows nothing for the 2nd pmt",
        "2nd debit unkn in our books",
        "the second one never arrived at your end",
        "the rep sees it only once",
    ],
    "told_us": [
        "As I told you in May, my order never came",
        "I already told your agent about this",
        "cust complained 5/12, nobody answered",
        "my complaint from January was never answered",
        "I was in touch with your Leeds branch to say so",
        "I made you aware of this in spring",
        "her husband rang us on Saturday about it",
        "this is my fourth email",
        "already in touch 2/9 no answer",
        "he warned us about it in spring",
        "cmpl abt rude fitter 4/30 by mail",
        "3rd time he rings us",
        "I drew your attention to this in a letter",
        "you were informed of this on 3 June",
    ],
    "danger": [
        "the plug got so hot it melted",
        "it caught fire",
        "unit smokng when plugged in",
        "my son got an electric shock from the lamp",
        "there's a smell of gas since your fitter was here",
        "charger burnd her arm",
        "sparks flew when she switched it on",
        "CO alarm went off",
        "he cut his hand on the edge and needed stitches",
        "sockets are warm to the touch",
        "my son's been burnt by your lamp",
        "gets zapped every time he opens it",
        "headphns got rly warm on his ears",
        "my toddler swallowed a magnet out of it",
        "water is dripping into the socket",
        "I would not want it again, it burned my hand",
        "my husband's phone exploded",
        "the outlet went poof and there was a flame",
        "the sofa is on fire, love, please help",
        "it burned a hole in my sofa",
    ],
    "defective": [
        "it doesn't work",
        "the screen is cracked",
        "phone wont swich on",
        "router is stil ded",
        "the boiler's packed up",
        "washer leaks",
        "it keeps switching itself off",
        "the zip on it is bust",
        "the recliner no longer reclines",
        "I've been without a working boiler for a week",
        "the heater blows only cold air",
        "it takes pictures but they're all black",
        "same fault again",
        "the milk was sour",
    ],
    "wrong_item": [
        "you sent me the wrong size",
        "I ordered a blue one and got a green one",
        "received a blender instead of a toaster",
        "got someone else's order",
        "we shipped a blue one she ordred red",
        "that's not the model he ordered",
        "I've received a wedding dress. I ordered a wetsuit.",
        "This is the 110 volt version. I'd asked for the 230.",
        "he had the wrong, like, panel with him",
        "wrong side delivered",
        "that's someone else's sofa",
        "the six gloves are all right hand ones",
        "two left shoes came",
    ],
    "not_received": [
        "my parcel never arrived",
        "pkg not rcvd",
        "it says delivered but I don't have it",
        "the table came but not the chairs",
        "the parcel has gone missing",
        "sofa was due Monday, still nothing",
        "still no sofa",
        "the locker was empty",
        "I'm still without my glasses, which were due on Tuesday",
        "the chairs, which your mail swears were delivered, never came",
        "pkg mia",
        "27 July: no machine",
        "the other order was not delivered to me",
        "the second one never arrived",
        "2nd ordr nvr arrvd",
        "one of the two orders did not reach me",
        "the other purchase hasn't turned up at our house",
    ],
    "received": [
        "the parcel came today",
        "it turned up after all",
        "box arrived this morning",
        "I've got it now",
        "pkg here now",
        "the courier has just brought it",
        "toaster arrvd, cancel the trace",
    ],
    "was_called": [
        "he did call",
        "they rang me at ten, all good",
        "someone phoned back",
        "your supervisor has just called me",
        "cust got cb from mgr",
        "I was called at noon",
        "you tried me at nine, my phone was off",
        "he did ring at ten, all good",
        "they called this morning after all",
    ],
    "was_visited": [
        "the engineer came",
        "he was here yesterday",
        "they turned up in the end",
        "the visit did take place",
        "eng did attend, ctm's son was in",
        "tech been & gone",
        "he did come, I didn't hear the bell",
    ],
    "charged_once": [
        "I was NOT charged twice",
        "only one debit, my mistake",
        "I made both",
        "both are mine",
        "the second one has been refunded already",
        "the other charge came back on Monday",
        "my son ordered the other one",
        "no double charge after all",
        "it was only charged once, sorry",
        "my card was debited just once after all",
    ],
    "was_in": [
        "I was in all day",
        "she waited in from eight",
        "nobody rang the bell",
        "cust at home all day, no knock",
    ],
    "hung_up": [
        "I hung up myself",
        "cust hung up by mistake",
        "it was me who put the phone down",
        "my battery died in the middle of the call",
        "Nobody cut me off, I ended the call because the doorbell rang.",
    ],
    "money_came": [
        "the 180 arrived",
        "got my 125 back, thanks",
        "refund landed this mornin",
        "I already received a refund of the 24.00",
        "cust: credit is on her card now",
        "You refunded me already.",
    ],
    "repaired": [
        "technician great, repair works",
        "the dryer runs again",
        "Your engineer fixed it at last",
        "repair done, thx",
        "the washer has been mended and is as good as new",
    ],
    "no_complaint": [
        "I never complained",
        "cust says she made no complaint",
        "I have not filed any complaint",
        "that complaint was not from me",
    ],
    "card_exposed": [
        "somebody stole my card, block 7776",
        "I clicked the link and typed my card in",
        "cust entered card details on fake site",
        "my purse was stolen on the bus",
        "Fell for the text message, gave them my card number and the code on the back",
        "someone is shopping with my card",
        "I've been phished",
    ],
}
NEAR = {
    "lost_pay": [
        "she lost patience and a whole morning",
        "he lost his card on Saturday",
        "I was on paid leave anyway",
        "she wants to pay by card",
        "her lost pay slips are for another office",
        "no order and no money back yet",
    ],
    "made_neither": [
        "I made only one of the two orders",
        "the part was never ordered by the garage",
        "that makes no sense either",
        "the visit was rescheduled though I requested nothing of the sort",
        "I have received neither the refund nor an answer",
        "no one ordered it for the garage",
        "the food made both of us late",
        "the other order was not delivered to me",
        "one of the two orders did not reach me",
        "I don't recognise the charger in the box",
        "she doesn't know the charge for delivery",
    ],
    "not_in_books": [
        "the book isn't in stock",
        "it does not show on my bank statement",
        "I can't find my order number",
        "only one of the shoes is in the box",
        "she recognises only one of the two",
        "the second one never arrived",
        "2nd ordr nvr arrvd",
        "the other order has not reached our house",
        "it was only charged once, sorry",
        "I was charged only once",
    ],
    "told_us": [
        "As I said before, the work order number is WO-7335 and the zip code is 10530",
        "as I told you already, my order number is 10447776",
        "like I mentioned, the postcode is 11217",
        "you told me it would be here on Friday",
        "he was told a supervisor would call",
        "I want to complain",
        "how do I report a lost card",
        "she told her bank",
        "I'll be complaining in writing",
        "she called and got cut off",
        "he never rang the bell",
        "we were told that it would come",
    ],
    "danger": [
        "I'm shocked at the bill",
        "that's the burning question",
        "a smoking hot deal",
        "we had a heated argument",
        "the gas bill is wrong",
        "my gas engineer appointment was moved",
        "she ordered a smoke alarm and a heat pump",
        "can she burn a CD with it",
        "she burned through her minutes on hold",
        "the fire alarm test is on Friday",
        "adding insult to injury, nobody rang",
        "cut off again after ten minutes",
        "the oven doesn't get hot",
        "I burned a day of leave",
        "he is steaming, it's late again",
        "she cut me off",
        "the sofa is on fire, love it",
        "my boss will explode",
        "I'm burning to know",
        "this heat is killing me",
        "dead battery",
        "the price exploded",
        "smoking hot deal",
        "the hotline is melting my brain",
        "she got burned by your competitor",
        "the bill nearly killed me",
        "my phone has been blowing up with your texts",
        "a hair dryer in fire engine red",
        "it burned a hole in my pocket",
    ],
    "defective": [
        "the discount code does not work",
        "your booking page is broken",
        "the line went dead",
        "you broke your promise",
        "we got cut off",
        "she works from home",
        "everything that's gone wrong",
        "No pressure.",
        "I no longer want it",
        "it's gone six now",
        "she doesn't recognise either charge",
        "I don't recognise the charge",
    ],
    "wrong_item": [
        "All right, thank you. The order number is 10447776",
        "that's all right, go on",
        "it's all right now",
        "the number in the email is wrong",
        "wrong number printed in the email",
        "can I have another size please",
        "the wrong date's on my order",
        "please deliver on the 20th of March instead",
        "let her know the wrong-item team closes at six",
        "I ordered the sofa, got it yesterday",
    ],
    "not_received": [
        "my refund has not arrived",
        "the engineer never showed up",
        "she never got a callback",
        "nobody came yesterday",
        "he did not come",
        "is my parcel coming today?",
        "still no reply",
        "he placed no order at all",
        "I didn't turn up",
        "he was promised a callback between 9 and 10 and it didn't come",
        "the second payment isn't there",
        "your agent sent a text but never came",
    ],
    "received": [
        "the bill came today",
        "your site says that it was delivered",
        "the engineer came today",
        "I found it cheaper elsewhere",
        "it came to nothing",
        "someone signed for it",
        "I have it in writing",
    ],
    "was_called": [
        "I called back",
        "my bank called me about it",
        "she called twice about her order",
        "your notes say that you called me",
        "it is called a widget",
        "he called me a liar",
        "she had not looked at her phone",
    ],
    "was_visited": [
        "the parcel came today",
        "the courier turned up yesterday",
        "he came to our branch yesterday",
        "your engineer claims that he was here",
        "thanks for the books, they came today",
        "they were in such a hurry",
    ],
    "charged_once": [
        "I was charged twice",
        "I made one order, not two",
        "only one of them is mine",
        "ordered once, chgd 2x",
        "I made only one payment",
        "your agent sees only one debit",
        "both payments were taken on the same day",
        "who ordered the second one?",
        "your system says it was charged only once",
    ],
    "was_in": [
        "I was in contact with you",
        "your note says that nobody was in",
        "I waited on hold for an hour",
        "he was in such a mood",
    ],
    "hung_up": [
        "you hung up on me",
        "she hung up on me twice",
        "thanks for hanging up on me",
        "the line went dead",
        "I hung the picture up myself",
    ],
    "money_came": [
        "133.20 came off my card twice",
        "the 129 came to the wrong account",
        "came back to me with a question",
        "order 10444870 arrived",
        "the parcel came",
        "I want my money back",
    ],
    "repaired": [
        "you fixed a date for the repair",
        "it worked until Monday",
        "the repair costs 80 dollars",
        "has the refund been sorted",
    ],
    "no_complaint": [
        "no complaint about that",
        "I never complained before but now I do",
        "I did not want to complain, but here we are",
    ],
    "card_exposed": [
        "I gave you my card number last week",
        "I used my card to pay for the washer",
        "I lost my gift card",
        "my card ends 4421, not 7776",
        "I lost two days of pay",
        "the mail asks for my card",
    ],
}


def pairs(texts):
    return [(kind, text) for kind, several in texts.items() for text in several]


def flags(text: str, kind: str) -> set[str]:
    """How each claim of the kind is meant: some of "d", "h" and "r" each."""
    return {
        "d" * claim.denied + "h" * claim.hedged + "r" * claim.reported
        for claim in said(text).claims
        if claim.kind == kind
    }


def test_every_kind_is_tried():
    assert set(PLAIN) == set(NEAR) == set(CLAIMS)


@pytest.mark.parametrize(("kind", "text"), pairs(PLAIN))
def test_what_she_claims_is_found(kind, text):
    assert said(text).claimed(kind)


@pytest.mark.parametrize(("kind", "text"), pairs(NEAR))
def test_words_that_only_sound_like_it_claim_nothing(kind, text):
    assert flags(text, kind) == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lost_pay", "I didn't lose any pay"),
        ("lost_pay", "she lost a morning, but not a penny of pay"),
        ("danger", "no smoke, fire or sparks"),
        ("danger", "it's not that it burns, it is just loud"),
        ("danger", "nobody was hurt"),
        ("defective", "the kettle itself works fine now"),
        ("defective", "it isn't faulty, I just don't like it"),
        ("told_us", "I never told you about it"),
        ("told_us", "she hasn't complained before"),
        ("wrong_item", "it isn't the wrong item"),
        ("made_neither", "I'm not saying I didn't order anything"),
        ("made_neither", "It was me who ordered both"),
        ("not_in_books", "It's not that the second one isn't in your books"),
        ("not_received", "the parcel did arrive"),
        ("made_neither", "Both purchases, I can confirm, were made by me"),
        ("not_in_books", "2nd pmt found in our sys"),
        ("wrong_item", "It isn't late, it isn't wrong"),
        ("defective", "it wobbles no longer"),
        ("defective", "I thought it was broken, but it isn't"),
        ("told_us", "nobody here has been told a thing by me"),
        ("received", "the parcel has NOT come"),
        ("received", "it hasn't turned up after all"),
        ("was_called", "nobody rang me back"),
        ("was_called", "he didn't ring at ten"),
        ("was_called", "he did not call me"),
        ("was_visited", "nobody came"),
        ("was_visited", "the engineer never turned up in the end"),
        ("charged_once", "the second one has not been refunded"),
        ("charged_once", "both are not mine"),
        ("was_in", "sorry, I was out"),
        ("was_in", "she was at work that day"),
    ],
)
def test_a_denial_is_kept_as_one(kind, text):
    assert flags(text, kind) == {"d"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lost_pay", "I might lose a day's wages if he doesn't come"),
        ("lost_pay", "Would I be paid for lost earnings?"),
        ("danger", "Could it burn?"),
        ("danger", "worried it could give my kid a shock"),
        ("danger", "what if it explodes"),
        ("defective", "prob defective?"),
        ("defective", "If the sofa is faulty again I want my money back"),
        ("told_us", "He isn't sure whether he reported it to us"),
        ("wrong_item", "is this the wrong model?"),
        ("wrong_item", "I think you sent the wrong one"),
        ("made_neither", "she doesn't remember making either"),
        ("not_in_books", "Does the second debit perhaps not show on your system yet?"),
        ("not_received", "what if it doesn't arrive?"),
        ("lost_pay", "If he didn't come and I lost a day's wages, would you pay?"),
        ("lost_pay", "do we pay if the tech is late & she loses wages"),
        ("danger", "Is it going to burn if I leave it on?"),
        ("danger", "I would not want it to burn"),
        ("danger", "I wouldn't like my kids to get hurt"),
        ("lost_pay", "I don't want to lose another day's pay"),
        ("made_neither", "he's not sure whether he made either"),
        ("received", "has the parcel arrived?"),
        ("was_called", "did anyone call me back?"),
        ("was_visited", "was the engineer here today?"),
        ("charged_once", "were both mine?"),
        ("was_in", "if I had been in he'd have found me"),
        ("charged_once", "maybe she made both"),
    ],
)
def test_a_doubt_or_a_question_is_no_plain_claim(kind, text):
    assert flags(text, kind) == {"h"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lost_pay", "his neighbour lost two days' pay with the same fitter"),
        ("danger", "her neighbor's unit smoked, hers is ok"),
        ("danger", "I read online that these chargers explode"),
        ("defective", "my brother's broke after a week"),
        ("wrong_item", "my sister was sent the wrong one"),
        ("not_received", "a friend's parcel never arrived"),
        ("made_neither", "my friend made neither of hers"),
        ("lost_pay", "A woman at my gym lost two days' wages"),
        ("wrong_item", "Two people in her office were shipped the wrong chairs"),
        ("danger", "the couple upstairs had theirs catch fire"),
        ("received", "my sister's parcel came on Monday"),
    ],
)
def test_somebody_elses_case_is_reported(kind, text):
    assert flags(text, kind) == {"r"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("danger", "cust says it smokes"),
        ("danger", "she says that her daughter burnt two fingers on it"),
        ("defective", "the caller told me the kettle is broken"),
        ("not_received", "pkg not on porch, neighbors dont have it"),
        ("danger", "Why does it smoke?"),
        ("wrong_item", "Can I return the wrong item you sent?"),
        ("defective", "please replace the faulty kettle"),
        ("told_us", "I spoke to one of your people on 3 May about it"),
    ],
)
def test_what_the_agent_tells_of_her_and_what_a_question_takes_for_granted_is_hers(kind, text):
    assert flags(text, kind) == {""}


def test_nothing_in_a_message_of_ours_is_her_claim():
    text = (
        'She got this: "Dear Jane, our records show that your item is defective and was smoking."'
    )

    assert said(text).claims == ()


def test_a_claim_points_into_the_text_and_all_stand_in_its_order():
    read = said("It smokes.\nI lost two days' pay, told you so on 12 May, and it never worked.")

    assert [read.text[claim.start : claim.end] for claim in read.claims] == [
        claim.written for claim in read.claims
    ]
    assert [claim.start for claim in read.claims] == sorted(claim.start for claim in read.claims)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I told you on 12 May", date(2026, 5, 12)),
        ("told rep last Tuesday", date(2026, 11, 3)),
        ("cust told us abt it 11/2 already", date(2026, 11, 2)),
        ("she reported it three weeks ago", date(2026, 10, 20)),
        ("I told your hotline at 7 this morning", date(2026, 11, 10)),
        ("I told you in spring", None),
        ("It came on 12 May. I told you that same day.", date(2026, 5, 12)),
        ("it came on 12 May. I told you.", None),
    ],
)
def test_the_day_she_told_us_is_read(text, day):
    assert said(text).claimed("told_us").day == day


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I lost two days' pay", "2"),
        ("lost half a day's pay", "0.5"),
        ("lost 1.5 days wages", "1.5"),
        ("it cost me a day and a half of pay", "1.5"),
        ("unpaid leave x2 days", "2"),
        ("he took the whole day off unpaid", "1"),
        ("My boss docked me for both days", "2"),
        ("lost Monday's earnings", "1"),
        ("stayed at home unpaid on Monday and Tuesday", "2"),
        ("my van is off the road, 3 days no income", "3"),
        ("took unpaid time off on Wednesday", None),
        ("lost a shift", None),
        ("lost $400 in wages", None),
    ],
)
def test_the_days_of_work_lost_are_counted(text, count):
    assert said(text).claimed("lost_pay").count == (count and Decimal(count))


@pytest.mark.parametrize("word", ["frames", "turned", "stocks", "spoke", "insured", "broker"])
def test_another_word_is_no_slip_of_a_dangerous_one(word):
    assert said(f"the {word} of it").claims == ()
