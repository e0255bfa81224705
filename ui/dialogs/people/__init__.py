"""What is asked about one colleague."""
