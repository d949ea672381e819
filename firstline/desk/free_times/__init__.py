"""The times that are free for a callback: by the hours, by what is booked, and as they are offered."""
