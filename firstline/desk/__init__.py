"""Ours, never lost: agents, sessions, cases and their messages."""
