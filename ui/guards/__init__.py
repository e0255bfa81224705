"""What guards the messages while the program runs: backups by themselves, and a watchdog."""
