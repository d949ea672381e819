"""Slack on this machine, for trying everything without a workspace."""
