"""What is broken is reported and mended (报修)."""
