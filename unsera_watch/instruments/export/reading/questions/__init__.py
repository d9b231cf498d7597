"""Rows of the survey sheet as items: how they are answered, and on which conditions."""
