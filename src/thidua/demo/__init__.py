"""Build a believable country through the same actions as people use."""
