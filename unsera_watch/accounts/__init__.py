"""Who: people, their roles, how they sign in and stay signed in."""
