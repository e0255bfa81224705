"""What dialogs are made of: their common frame, choices, lists of people, hours as text."""
