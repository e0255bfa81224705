"""Dialogs are worked by keys here, and what they save is looked up on disk."""
