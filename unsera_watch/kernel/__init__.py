"""What every room knows: who acts, what they may do, how a refusal reads."""
