"""Dialogs in which somebody sits down, or gets a PIN."""
