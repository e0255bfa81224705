"""The pages of the main window, and how their rows are drawn."""
