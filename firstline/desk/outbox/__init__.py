"""What other systems must do: written with the decision, delivered by `firstline work`."""
