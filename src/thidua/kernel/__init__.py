"""Rules of the field: pure Python, no Django, no clock, no database."""
