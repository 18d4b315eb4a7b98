"""What the screen parts need beside their templates: addresses, tables, time lines, marked text."""
