"""What pages and other apps may ask about units; every answer is for a day."""

from thidua.apps.organisations.queries.actors import Resolution, resolve_actor, resolve_in
from thidua.apps.organisations.queries.areas import AreaOn, areas_on
from thidua.apps.organisations.queries.directory import Directory
from thidua.apps.organisations.queries.drafts import (
    changes_in,
    corrections_of,
    corrections_of_unit,
    counts_of,
    draft_of,
    drafts_of,
    eve,
    event_by_uid,
    future_events,
    lines_in,
    opened_versions,
    recorded_events,
)
from thidua.apps.organisations.queries.find import find, names_matching, search_versions
from thidua.apps.organisations.queries.heirs import (
    Ending,
    Heir,
    ended_by,
    endings,
    heirs_at_end,
    heirs_of,
)
from thidua.apps.organisations.queries.hierarchies import (
    children_in,
    hierarchies_held,
    hierarchies_under,
    places_of,
)
from thidua.apps.organisations.queries.history import examined, from_books, register, stored_events
from thidua.apps.organisations.queries.known import known_on, versions_known, versions_withdrawn
from thidua.apps.organisations.queries.late import late_around
from thidua.apps.organisations.queries.lines import (
    Succession,
    lines_out,
    predecessors,
    successors,
)
from thidua.apps.organisations.queries.names import placed_names
from thidua.apps.organisations.queries.now_called import (
    changed_actors,
    heir_names,
    now_called,
    said_now,
)
from thidua.apps.organisations.queries.preview import (
    Preview,
    all_columns,
    columns_for,
    kinds,
    preview,
    preview_json,
    shape_of,
    words_for,
)
from thidua.apps.organisations.queries.reach import above_event, common_above
from thidua.apps.organisations.queries.tree import (
    alive_on,
    ancestor_ids,
    children,
    ids_under,
    ids_under_all,
    is_under,
    units_under,
)
from thidua.apps.organisations.queries.tree_page import basis_of, branch
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
from thidua.apps.organisations.queries.world import World, world

__all__ = [
    "AreaOn",
    "Directory",
    "Ending",
    "Heir",
    "Preview",
    "Resolution",
    "Succession",
    "World",
    "above_event",
    "alive_on",
    "all_columns",
    "ancestor_ids",
    "areas_on",
    "as_of",
    "basis_of",
    "branch",
    "by_uid",
    "changed_actors",
    "changes_in",
    "children",
    "children_in",
    "columns_for",
    "common_above",
    "corrections_of",
    "corrections_of_unit",
    "counts_of",
    "draft_of",
    "drafts_of",
    "ended_by",
    "endings",
    "eve",
    "event_by_uid",
    "examined",
    "find",
    "from_books",
    "future_events",
    "heir_names",
    "heirs_at_end",
    "heirs_of",
    "hierarchies_held",
    "hierarchies_under",
    "ids_under",
    "ids_under_all",
    "is_under",
    "kinds",
    "known_on",
    "late_around",
    "lines_in",
    "lines_out",
    "name_on",
    "names_matching",
    "names_on",
    "now_called",
    "on_day",
    "opened_versions",
    "place_names_on",
    "placed_names",
    "places_of",
    "predecessors",
    "preview",
    "preview_json",
    "recorded_events",
    "register",
    "resolve_actor",
    "resolve_in",
    "said_now",
    "search_versions",
    "shape_of",
    "stored_events",
    "successors",
    "units_under",
    "version_on",
    "versions_known",
    "versions_of",
    "versions_withdrawn",
    "visible_to",
    "words_for",
    "world",
]
