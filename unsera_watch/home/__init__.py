"""The start page of each role, and whether the house is in order; owns nothing."""
