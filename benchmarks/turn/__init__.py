"""How long a complete guidance turn takes, beside the bare "hello" of Rasa's own starter bot."""
