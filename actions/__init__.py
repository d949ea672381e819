"""Rasa custom actions: message and case in, card out."""

from firstline import quiet

quiet.sanic_cors()
