"""`firstline up`: everything made ready, then the processes watched until told to stop."""
