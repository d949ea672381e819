"""The only package of the product that imports rasa."""
