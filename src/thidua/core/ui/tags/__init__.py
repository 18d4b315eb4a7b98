"""The tags of `{% load ui %}`, one file a kind; `templatetags/ui.py` lists and joins them."""
