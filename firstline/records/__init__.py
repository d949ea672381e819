"""What the company knows: its records, imported and replaceable."""
