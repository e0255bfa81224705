"""What F1 shows: the pages of help, and the one list of all keys, on the screen and on paper."""
