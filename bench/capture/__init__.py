"""The capture page on a slow phone: how soon it can be used, and how much it weighs."""
