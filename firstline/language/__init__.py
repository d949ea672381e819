"""What an agent's message is about: sentence encoder and intent classifier, without Rasa."""
