"""Practice for agents: what a reply is worth against the records, and what to say instead."""
