"""The web side panel and its HTTP interface."""
