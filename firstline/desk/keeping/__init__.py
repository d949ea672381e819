"""What the desk itself promised: promises, callbacks, complaints, escalations, and their clocks."""
