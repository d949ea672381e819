from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.language.classifier import HINT, SENTENCES_HEARD, Classifier
from firstline.language.understanding import NOTHING


class CountingEncoder:
    def __init__(self, encoder):
        self.encoded, self.alone = [], []
        self._encoder = encoder
        self.knows = encoder.knows

    def encode_together(self, texts):
        self.encoded.append(texts)
        return self._encoder.encode_together(texts)

    def encode(self, text):
        self.alone.append(text)
        return self._encoder.encode(text)


def test_the_ranking_starts_with_the_intent_and_falls(small):
    understood = small.classify("has my refund been sent")
    assert understood.intent == "refund_status"
    assert understood.ranking[0] == ("refund_status", understood.confidence)
    confidences = [confidence for _, confidence in understood.ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert {name for name, _ in understood.ranking} == set(small.model.labels)


def test_what_the_parser_calls_an_identifier_is_not_guessed_at(small_model, encoder):
    asked = []
    counting = CountingEncoder(encoder)
    classifier = Classifier(small_model, counting, lambda text: asked.append(text) or True)
    understood = classifier.classify("7776")
    assert (understood.intent, understood.confidence) == ("inform", 1.0)
    assert asked == ["7776"] and counting.encoded == []


def test_an_identifier_at_the_start_of_a_long_message_does_not_make_it_one(small_model, encoder):
    classifier = Classifier(small_model, encoder, lambda text: text.isdigit())
    assert classifier.classify("7" * 1500).intent == "inform"
    assert classifier.classify("7" * 1000 + " where is my refund").intent != "inform"


@pytest.mark.parametrize("text", ["", "  ", "\n", "???", "👍", "👍 👎 !!", "$49.99", "— …"])
def test_a_message_without_words_says_nothing(small, text):
    assert small.classify(text) == NOTHING


@pytest.mark.parametrize(
    "text", ["Wo ist mein Paket?", "¿Dónde está mi reembolso?", "我的退款在哪里"]
)
def test_a_foreign_message_is_never_sure(small, text):
    assert small.classify(text).confidence < 0.2


def test_the_issue_counts_and_not_the_thanks_at_the_end(small):
    mail = "Good day!\nWe moved house in spring.\nWhere is my refund?\nThank you very much for it."
    assert small.classify(mail).intent == "refund_status"


def test_a_message_of_two_sentences_can_raise_two_issues(small):
    mail = "Has my order shipped at all? And where is my refund for the last one?"
    understood = small.classify(mail)
    assert {issue for issue, _ in understood.issues} == {"order_status", "refund_status"}
    assert understood.issues[0][0] == understood.intent


def test_one_sentence_can_raise_two_issues(small):
    understood = small.classify("where is my parcel and the refund has not arrived")
    assert {issue for issue, _ in understood.issues} == {"order_status", "refund_status"}


def test_the_clauses_of_a_sentence_are_read_in_one_pass(small_model, encoder):
    counting = CountingEncoder(encoder)
    Classifier(small_model, counting).classify("where is my parcel and the refund has not arrived")
    assert counting.encoded == [["where is my parcel", "and the refund has not arrived"]]


def test_a_courtesy_raises_no_issue(small):
    assert small.classify("Thank you very much. Where is my refund?").issues[1:] == ()
    assert small.classify("many thanks").issues == ()


def test_what_is_not_understood_raises_no_issue(small):
    assert small.classify("Wo ist mein Paket?").issues == ()


def test_a_sentence_is_read_in_one_pass(small_model, encoder):
    counting = CountingEncoder(encoder)
    Classifier(small_model, counting).classify("hello, where is my refund?")
    assert counting.encoded == [["where is my refund?"]]


def test_slips_of_the_finger_do_not_matter(small):
    assert small.classify("wheer is my refnud").intent == "refund_status"


def test_a_paste_costs_a_bounded_number_of_sentences(small_model, encoder):
    counting = CountingEncoder(encoder)
    filler = " ".join(f"We went to the lake number {n} that day." for n in range(390))
    mail = f"We were away. Where is my refund? {filler}"[:16_000]
    understood = Classifier(small_model, counting).classify(mail)
    assert understood.intent == "refund_status"
    assert [len(texts) for texts in counting.encoded] == [SENTENCES_HEARD]
    assert max(map(len, counting.encoded[0])) <= 400


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(small, text):
    understood = small.classify(text)
    assert 0.0 <= understood.confidence <= 1.0


def test_each_fragment_hints_at_what_its_own_words_are_about(served):
    hinted = served.classify(
        "the account ending 7776 is not mine, and nobody came for the repair"
    ).hints
    assert "appointment_missed" in dict(hinted)
    assert all(score >= HINT for _, score in hinted)


def test_a_message_of_one_piece_hints_at_nothing(served):
    assert served.classify("nobody came for the repair").hints == ()


def test_hints_cost_no_pass_of_the_encoder(small_model, encoder):
    counting = CountingEncoder(encoder)
    Classifier(small_model, counting).classify("where is my refund, and has the order shipped")
    assert (len(counting.encoded), counting.alone) == (1, [])
