"""The database: how rows are shaped and where work is committed."""
