"""Papers that come by themselves while the program runs."""
