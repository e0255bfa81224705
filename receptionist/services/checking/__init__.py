"""What must hold for a message and between messages, whatever happened to them."""
