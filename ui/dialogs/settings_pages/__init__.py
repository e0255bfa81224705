"""The pages of the settings, and the fields that only they need."""
