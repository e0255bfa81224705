"""Papers that leave the desk by themselves or as files: the kept day page, printers, CSV."""
