"""Pages of movements and plans; each page stands beside its template."""
