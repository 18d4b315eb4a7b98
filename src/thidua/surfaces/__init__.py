"""Work list, public portal, API, command line."""
