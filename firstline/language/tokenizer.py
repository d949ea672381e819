"""The sentence encoder's WordPiece tokenizer, built from the vocabulary kept in the project."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

from firstline import settings

VOCABULARY = settings.PROJECT / "data" / "vocabulary" / "wordpiece.txt"
LONGEST = 128


def load(vocabulary: Path = VOCABULARY, longest: int = LONGEST) -> Tokenizer:
    """Uncased BERT pieces, at most `longest` of them, [CLS] and [SEP] included.

    The pieces in brackets are not registered as special tokens: a typed "[SEP]" stays text.
    """
    tokenizer = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(
        ("[SEP]", tokenizer.token_to_id("[SEP]")), ("[CLS]", tokenizer.token_to_id("[CLS]"))
    )
    tokenizer.enable_truncation(longest)
    return tokenizer
