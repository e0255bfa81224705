"""The main window: what stands around its pages, and the pages."""
