"""Scenarios made from closed cases, every personal detail replaced."""

from __future__ import annotations

from firstline.training.minting.minting import accept, drop, mint
from firstline.training.minting.model import CannotMint, Minted
from firstline.training.minting.shelf import Shelf

__all__ = ["CannotMint", "Minted", "Shelf", "accept", "drop", "mint"]
