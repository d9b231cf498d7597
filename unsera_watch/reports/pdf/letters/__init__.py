"""Letters: words cleaned, measured, broken into lines and written as bytes of the faces."""
