"""What a type of call adds to a message being written: its choice, what to say, what to ask."""
