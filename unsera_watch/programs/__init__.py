"""Who works where and for whom: every scope of the product is a row here."""
