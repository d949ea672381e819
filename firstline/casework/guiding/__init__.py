"""How findings become an answer: what leads, what alarms, what stands beside it."""
