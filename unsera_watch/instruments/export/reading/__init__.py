"""The sheets of an XLSForm as a definition, and what of them the language cannot say."""
