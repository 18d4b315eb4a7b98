"""Version 1: one file an endpoint."""
