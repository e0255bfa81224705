"""Windows that ask for one thing; each has the file name of the service that it calls."""
