"""Who checks: independence, remarks, decisions."""
