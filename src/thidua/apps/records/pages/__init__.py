"""Screens of records."""
