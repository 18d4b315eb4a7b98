"""Text of Vietnam: folding, sorting, numbers of documents."""
