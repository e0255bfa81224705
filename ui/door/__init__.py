"""The door of the running window: a second start knocks here, and so does the telephone."""
