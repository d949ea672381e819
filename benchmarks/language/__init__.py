"""How well messages are understood: public test sets, our own held-back phrases, and the time."""
