from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from firstline.language import lexical

TEXTS = [
    "cust got email acct ending 1234",
    "she got 'a' letter about acct 1234 ok",
    "a b",
    "I'm here ok ok",
    "é é à ok",
    "she  got\nx",
] * 2
ASKED = [*TEXTS, "email email email got", "", "   ", "nothing known: qqq"]
KINDS = {
    "words": (lexical.words, {"token_pattern": r"(?u)\b\w+\b", "ngram_range": (1, 2)}),
    "characters": (lexical.characters, {"analyzer": "char_wb", "ngram_range": (2, 5)}),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ASKED)
def test_weights_are_those_of_scikit_learn(kind, text):
    split, options = KINDS[kind]
    reference = TfidfVectorizer(sublinear_tf=True, min_df=2, **options).fit(TEXTS)
    terms = lexical.learn(split, TEXTS)

    columns, weights = terms.weigh(text)
    row = np.zeros(len(terms.columns))
    row[columns] = weights

    assert list(terms.columns) == list(reference.get_feature_names_out())
    assert row == pytest.approx(reference.transform([text]).toarray()[0], abs=1e-6)


def test_a_term_of_one_text_alone_is_not_learnt():
    terms = lexical.learn(lexical.words, ["refund late", "refund lost"])
    assert list(terms.columns) == ["refund"]
