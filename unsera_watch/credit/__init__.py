"""Logbook and credit: every minute opens to what it rests on."""
