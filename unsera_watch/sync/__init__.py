"""The offline door: what a phone sends and asks for, whenever there is signal."""
