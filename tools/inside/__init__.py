"""What runs inside .venv, started by the tools around it; the only part that needs packages."""
