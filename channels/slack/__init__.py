"""Slack as a channel: what people there do becomes what agents do at the desk."""
