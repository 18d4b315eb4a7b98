"""What happened here: one app a word of the field, all of one shape."""
