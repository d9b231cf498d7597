"""Measured ratios; never part of the tests."""
