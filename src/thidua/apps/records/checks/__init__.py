"""Is what somebody says of a record possible, and what does a row of a table say?"""
