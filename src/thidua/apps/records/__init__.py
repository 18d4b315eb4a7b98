"""Records (hồ sơ thành tích): what is known of whom, so that the law can be asked about it.

Door for other apps: `queries.visible_to`, `facts_of`, `facts_for`, `members_facts`;
`actions.add_subject`, `record_grant`, `cancel_grant`, `take_in`, `keep_check`.
"""
