"""What happened, told in words that people use."""
