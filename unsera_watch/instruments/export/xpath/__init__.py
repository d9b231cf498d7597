"""Conditions as XPath and back: the part of XPath that says what our trees say."""
