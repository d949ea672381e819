"""Whether a company of a million customers is looked up as fast as one of ten thousand."""
