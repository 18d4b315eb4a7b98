"""What pages and other apps may ask about units; every answer is for a day."""

from thidua.apps.organisations.queries.actors import Resolution, resolve_actor, resolve_in
from thidua.apps.organisations.queries.directory import Directory
from thidua.apps.organisations.queries.find import find, search_versions
from thidua.apps.organisations.queries.history import WholeHistory, whole_history
from thidua.apps.organisations.queries.lines import (
    Succession,
    lines_out,
    predecessors,
    successors,
)
from thidua.apps.organisations.queries.names import placed_names
from thidua.apps.organisations.queries.tree import (
    alive_on,
    ancestor_ids,
    children,
    ids_under,
    ids_under_all,
    is_under,
)
from thidua.apps.organisations.queries.versions import (
    as_of,
    by_uid,
    name_on,
    names_on,
    on_day,
    place_names_on,
    version_on,
    versions_of,
    visible_to,
)

__all__ = [
    "Directory",
    "Resolution",
    "Succession",
    "WholeHistory",
    "alive_on",
    "ancestor_ids",
    "as_of",
    "by_uid",
    "children",
    "find",
    "ids_under",
    "ids_under_all",
    "is_under",
    "lines_out",
    "name_on",
    "names_on",
    "on_day",
    "place_names_on",
    "placed_names",
    "predecessors",
    "resolve_actor",
    "resolve_in",
    "search_versions",
    "successors",
    "version_on",
    "versions_of",
    "visible_to",
    "whole_history",
]
