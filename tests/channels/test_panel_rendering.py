"""Cards and conversations as HTML, without a server."""

from __future__ import annotations

from datetime import datetime, timezone
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from channels import words
from channels.caseview import CaseView
from channels.exchanges import Exchange, of_messages
from channels.panel.freshness import News
from channels.panel.rendering import Pages, preview
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.formats import Formats
from firstline.casework.identity import Identity
from firstline.casework.playbook import node
from firstline.desk.agents import Agent
from firstline.desk.messages import AGENT, FIRSTLINE, CaseMessage
from firstline.desk.sessions import Session
from firstline.workplace import PLAYBOOKS
from tests.channels.cards import card, full_card

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
NEW_YORK = Formats(Locale("en", "US"), ZoneInfo("America/New_York"))
FILES = {name: f"/{name}" for name in ("icon.svg", "panel.css", "panel.js", "htmx.js")}
PAGES = Pages(NEW_YORK, FILES)
SESSION = Session(Agent("demo", "agent"), "a-token")
AT = datetime(2026, 11, 3, 10, 12, tzinfo=timezone.utc)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data) -> None:
        self.text += data


def read(html: str) -> str:
    """What a person reads, with one space for every gap."""
    return " ".join(_Reader(html).text.split())


def a_case(**changes) -> CaseView:
    about = {"case_id": "C-1", "customer_id": "1", "customer": "Ada", "identity": Identity()}
    return CaseView(**{**about, "choices": frozenset(), **changes})


def test_a_card_without_any_part_shows_its_finding_and_its_certainty_alone():
    text = read(PAGES.card(card()))

    assert text == "Source not known Not settled yet Nothing is known."


def test_a_full_card_shows_every_part():
    text = read(PAGES.card(full_card("words")))

    for title in ("Say", "Do", "Escalate", "Follow up", "Proof", "Ruled out", "Also found"):
        assert title in text
    assert "To the words, level 2, by Nov 3, 2026, 5:12 AM EST" in text
    assert "Records as of Nov 3, 2026, 5:12 AM EST" in text


@pytest.mark.parametrize("part", ["evidence", "ruled_out", "say", "do", "also"])
def test_a_part_without_lines_has_no_title(part):
    titles = {"evidence": "Proof", "ruled_out": "Ruled out", "say": "Say", "do": "Do"}
    title = {**titles, "also": "Also found"}[part]

    assert f"<h3>{title}</h3>" in PAGES.card(full_card())
    assert f"<h3>{title}</h3>" not in PAGES.card(full_card(**{part: []}))


def test_escalation_and_follow_up_are_left_out_when_there_are_none():
    text = read(PAGES.card(full_card(escalate=None, follow_up=None)))

    assert "Escalate" not in text
    assert "Follow up" not in text


def test_a_proof_without_a_time_or_a_record_is_still_shown():
    text = read(PAGES.card(card(evidence=[{"record": "", "fact": "no row at all", "at": None}])))

    assert text.endswith("Proof no row at all")


@pytest.mark.parametrize("identity", ["anonymous", "claimed"])
def test_before_verification_the_asking_line_comes_first_and_is_marked(identity):
    text = read(PAGES.card(card(identity=identity, say=["May I ask?", "All is well."])))

    assert "First May I ask? Copy line 1 All is well. Copy line 2" in text
    assert "once the customer is verified" in text


def test_after_verification_no_line_is_marked():
    text = read(PAGES.card(card(identity="verified", say=["All is well."])))

    assert "First" not in text
    assert "once the customer is verified" not in text


def test_a_locked_case_has_nothing_to_ask_first():
    html = PAGES.card(card(identity="claimed", say=["I'll stop here."]), is_locked=True)

    assert "I'll stop here." in read(html)
    assert "First" not in read(html)
    assert "once the customer is verified" not in read(html)


def test_every_line_can_be_copied_alone_and_all_at_once():
    html = PAGES.card(card(say=["One.", "Two."]))

    assert html.count('data-copy="line"') == 2
    assert html.count('data-copy="all"') == 1


def test_a_step_that_changes_records_says_so():
    do = [
        {"id": "a", "label": "Look", "writes": False},
        {"id": "b", "label": "Send", "writes": True},
    ]

    assert read(PAGES.card(card(do=do))).endswith("Do Look Send changes records")


@pytest.mark.parametrize("certainty", ["certain", "likely", "unknown"])
def test_certainty_is_told_in_words(certainty):
    assert words.certainty(certainty) in read(PAGES.card(card(certainty=certainty)))


@pytest.mark.parametrize(
    ("level", "certainty", "tone"),
    [
        (4, "certain", "alert"),
        (2, "certain", "notice"),
        (1, "certain", "calm"),
        (0, "unknown", "notice"),
    ],
)
def test_what_weighs_more_looks_it(level, certainty, tone):
    due = {"to": "team", "level": level, "reason": "so", "due_at": None}
    shown = PAGES.card(card(certainty=certainty, escalate=due if level else None))

    assert f"card tone-{tone}" in shown


def test_a_code_without_a_name_is_spelled_out():
    assert "Something new" in read(PAGES.card(card(finding="SOMETHING_NEW")))


def test_long_values_are_shown_whole():
    long = "1234567890" * 800

    assert read(PAGES.card(full_card(long))).count(long) >= 10


def test_markup_in_any_value_stays_text():
    reader = _Reader(PAGES.card(full_card(SCRIPT)))

    assert not {"script", "img"} & set(reader.tags)
    assert "onerror" not in reader.attributes
    assert reader.text.count(SCRIPT) >= 10


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_is_shown_as_it_is(text):
    reader = _Reader(PAGES.card(full_card(text)))

    assert text in reader.text
    assert reader.tags == _Reader(PAGES.card(full_card("words"))).tags


def test_markup_from_customers_and_agents_stays_text_on_every_page():
    reply = {"text": SCRIPT, "card": None, "buttons": [{"id": SCRIPT, "label": SCRIPT}]}
    case = a_case(customer=SCRIPT, choices=frozenset({SCRIPT}))
    pages = (
        PAGES.case(SESSION, case, [Exchange(SCRIPT, AT, (reply,))]),
        PAGES.answer(SESSION, case, News((Exchange(SCRIPT * 20, AT, (reply,)),)), SCRIPT),
        PAGES.login(SCRIPT, SCRIPT, SCRIPT),
        PAGES.start(
            SESSION, (), wanted=SCRIPT, candidates=[{"customer": SCRIPT, "masked": SCRIPT}]
        ),
        PAGES.notice(SCRIPT),
        PAGES.problem(SCRIPT),
    )

    for page in pages:
        assert SCRIPT not in page
        assert not {"onerror", "onclick", "style"} & set(_Reader(page).attributes)
        assert "img" not in _Reader(page).tags


def test_no_page_holds_a_script_or_a_style_of_its_own():
    for page in (PAGES.login(), PAGES.start(SESSION, ()), PAGES.case(SESSION, a_case(), ())):
        assert page.count("<script ") == page.count("<script src=") == 2
        assert "<style" not in page


def test_only_the_newest_answer_is_unfolded_and_only_open_choices_are_buttons():
    reply = {"text": "", "card": card(), "buttons": [{"id": "b-1", "label": "In an email"}]}
    old, new = Exchange("first", AT, (reply,)), Exchange("second", AT, (reply,))
    case = a_case(choices=frozenset({"b-1"}))

    page = PAGES.case(SESSION, case, [old, new])

    assert page.count('<details class="card ') == 2
    assert page.count('data-finding="SOURCE_UNKNOWN"') == 2
    assert page.count(" open data-finding=") == 1
    assert page.count('value="b-1"') == 1
    assert 'value="b-1"' not in PAGES.case(SESSION, a_case(), [old, new])


def test_a_notice_before_the_card_is_shown_and_the_headline_only_once():
    reply = {"text": "Calls are not covered. Nothing is known.", "card": card(), "buttons": []}

    text = read(PAGES.answer(SESSION, a_case(), News((Exchange("", AT, (reply,)),))))

    assert "Calls are not covered. Source not known" in text
    assert text.count("Nothing is known.") == 1


def test_a_long_message_shows_its_beginning_and_holds_the_rest():
    mail = "Dear all,\n" + "a long sentence of a mail. " * 200

    page = PAGES.answer(SESSION, a_case(), News((Exchange(mail, AT),)))

    assert preview(mail).endswith("…") and len(preview(mail)) < 200
    assert mail in page
    assert preview("short") == ""


def test_the_header_tells_which_checks_were_given_and_how_many_are_left():
    identity = Identity(Level.CLAIMED, frozenset({"order_number"}))

    text = read(PAGES.answer(SESSION, a_case(identity=identity), News()))

    assert "Ada Not verified C-1" in text
    assert "1 of: Order number: given Postcode: not given Last order: not given" in text


def test_what_came_of_a_check_stands_beside_its_form_and_before_the_other_steps():
    page = PAGES.answer(SESSION, a_case(), News(), "That does not match. 2 tries left.")
    form, told, steps = (
        page.index(one) for one in ('id="identity"', "2 tries left", 'class="acts"')
    )
    assert form < told < steps


@pytest.mark.parametrize(("left", "told"), [("0.00", False), ("12.50", True)])
def test_goodwill_of_which_nothing_is_left_is_not_offered_by_the_sum(left, told):
    goodwill = {"suggested": left, "currency": "USD", "left": left, "limit": "25.00", "ask": None}
    text = read(PAGES.card(card(offer={"statutory": [], "goodwill": goodwill})))
    assert (f"up to {left} USD" in text) is told
    assert ("nothing is left for this case" in text) is not told


def test_the_form_is_shut_when_the_case_is_locked_or_verified_or_nobody_s():
    locked = Identity(Level.CLAIMED, failures=3)
    verified = Identity(Level.VERIFIED, frozenset({"order_number", "postcode"}))

    for case in (
        a_case(identity=locked),
        a_case(identity=verified),
        a_case(customer_id=None, customer=""),
    ):
        assert 'name="factor"' not in PAGES.answer(SESSION, case, News())
    assert 'name="factor"' in PAGES.answer(SESSION, a_case(), News())


def test_replies_stand_with_the_message_they_answer():
    hello = {"text": "Hello.", "card": None, "buttons": []}
    said = [
        CaseMessage(FIRSTLINE, AT, "", (hello,)),
        CaseMessage(AGENT, AT, "one"),
        CaseMessage(AGENT, AT, "two"),
        CaseMessage(FIRSTLINE, AT, "", (hello, hello)),
        CaseMessage(FIRSTLINE, AT, "", (hello,)),
    ]

    assert [(one.asked, len(one.replies)) for one in of_messages(said)] == [
        ("", 1),
        ("one", 0),
        ("two", 2),
        ("", 1),
    ]


def test_every_finding_has_a_short_name_of_its_own():
    codes = [code for family in families() for code in family.codes]
    named = node.read(PLAYBOOKS / "names.yml").mapping()
    spelled = [code for code in codes if code not in named]
    assert spelled == []
    assert words.finding("SOMETHING_NEW") == "Something new"
