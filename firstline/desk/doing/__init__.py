"""Doing what a card's steps say, once: a draft shows it, a confirmation decides it."""
