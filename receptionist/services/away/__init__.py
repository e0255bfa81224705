"""Going on while the office's server does not answer, and bringing it up to date afterwards."""
