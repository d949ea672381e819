"""Rasa custom actions: message and case in, card out."""
