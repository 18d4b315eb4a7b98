"""Accounts (tài khoản): persons, the posts they hold, and what a post allows.

Door for other apps: `rules.Rule`, `holds`, `in_state`, `signed_in`; `roles.Permission`, `ROLES`;
`queries.posts_on`, `reach`, `persons_holding`; `actions.grant_post`, `end_post`, `create_person`.
"""
