"""How agents reach the assistant."""
