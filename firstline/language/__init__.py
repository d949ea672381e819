"""Understanding what agents type, without Rasa."""
