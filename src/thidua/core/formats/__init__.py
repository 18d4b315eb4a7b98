"""Formats that Django's own Vietnamese and English lack, for forms and its own tags."""
