"""How well claims are understood, over labelled messages."""
