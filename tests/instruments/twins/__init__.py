"""Random definitions and answers, and what Python makes of them, for the browser to repeat."""
