"""A case whose customer is to be rung."""

from tests.desk.keeping.conftest import about

__all__ = ["about"]
