"""What this PC keeps of an office for the hours its server does not answer."""
