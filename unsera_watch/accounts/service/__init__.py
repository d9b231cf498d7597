"""What can be done with accounts: sign in, invite, change a password."""
