"""Programs that people run for the same work, each in its own environment: see `peer_rows.py`."""
