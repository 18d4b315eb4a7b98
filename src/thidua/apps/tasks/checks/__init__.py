"""Questions that a decision about tasks must stand."""
