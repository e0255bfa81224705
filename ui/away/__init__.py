"""What is shown while the office's server is away, and what it did not take afterwards."""
