"""Measurements, each run on its own: `python -m benchmarks.<name>`."""
