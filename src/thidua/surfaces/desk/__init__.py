"""Signed-in home and the list of my work."""
