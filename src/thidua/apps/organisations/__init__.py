"""Organisations (cơ quan, tổ chức, địa phương): who exists on which day, under whom.

Door for other apps: `queries.version_on`, `name_on`, `names_on`, `place_names_on`, `children`,
`ids_under`, `ancestor_ids`, `is_under`, `successors`, `find`, `resolve_actor`;
`actions.load_places`. Everything else refers to a unit and a day, never to a code or a name.
"""
