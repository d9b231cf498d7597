"""What Lighthouse says of the capture page."""
