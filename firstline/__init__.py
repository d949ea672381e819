"""Firstline: the assistant beside a first-line customer-service agent."""
