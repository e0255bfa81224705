"""Work goes on while the office's server is away, and everything arrives afterwards."""
