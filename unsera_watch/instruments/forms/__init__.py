"""What people type about instruments and citations: shape only, meaning is for the rules."""
