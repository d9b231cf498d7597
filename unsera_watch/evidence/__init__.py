"""Photos and files as they came, known by their SHA-256; no pages of its own."""
