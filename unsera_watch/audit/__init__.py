"""What happened: one chain of entries that nobody can change unseen."""
