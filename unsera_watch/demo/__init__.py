"""The demo world: fictitious people and offices, made through the services as real ones are."""
