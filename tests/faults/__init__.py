"""What can go wrong with disks, clocks, files and programs, tried on the real thing."""
