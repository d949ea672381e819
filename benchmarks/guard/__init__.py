"""The draft guard: its lines, its weights, and what it finds in lines that it has not seen."""
