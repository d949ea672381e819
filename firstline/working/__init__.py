"""`firstline work`: delivers the outbox, watches the clocks, seals the trail. Any number may run."""
