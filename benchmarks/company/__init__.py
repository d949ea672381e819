"""A made-up company of any size, written as the files of an import."""
