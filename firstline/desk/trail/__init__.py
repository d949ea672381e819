"""The trail of who looked up or changed what."""
