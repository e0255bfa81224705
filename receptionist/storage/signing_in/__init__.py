"""Who may sit down at a PC: PINs, as hashes, and how often a wrong one was tried."""
