"""Facts that others decide and date, and the reader that loads them."""
