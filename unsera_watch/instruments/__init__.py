"""What is asked on a visit, how it is scored, and which legal text it rests on."""
