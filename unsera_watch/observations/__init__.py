"""The heart: visits, drafts, observations and the one way they come in."""
