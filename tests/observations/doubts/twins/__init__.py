"""Random records and texts, and which doubts Python has about them, for the phone to repeat."""
