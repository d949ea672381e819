"""From what was said and what is recorded to a finding and its card. Pure: no session, no Rasa, no I/O."""
