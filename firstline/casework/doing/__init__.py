"""What a step of a card does once it is confirmed, worked out before anything is written."""
