"""For views only: the guard, the request at hand, pages and their language."""
