"""The only writes to units: loading the history of the books."""

from thidua.apps.organisations.actions.load import Loaded, load_places

__all__ = ["Loaded", "load_places"]
