"""English formats, with the day first as in Vietnam."""
