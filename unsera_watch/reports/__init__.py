"""Reports: verified observations frozen, numbered, printed and handed over."""
