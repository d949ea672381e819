"""`python -m firstline.cli` is `firstline`."""

from firstline.cli import main

if __name__ == "__main__":
    main()
