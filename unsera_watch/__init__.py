"""Unsera Watch: from what a student sees at a counter to what the Ombudsman can rely on."""

__version__ = "0.1.0"
