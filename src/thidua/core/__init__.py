"""What every app leans on and that has no terms of the field."""
