"""Where bytes lie, and the separate process that opens pictures."""
