"""The windows: they show what services say and never speak to the database."""
