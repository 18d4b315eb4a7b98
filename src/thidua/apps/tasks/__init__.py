"""Tasks (nhiệm vụ): what each unit owes under a running plan, with due dates and periods.

Door: actions `assign`, `take_step`; queries `visible_to`, `waiting_for`, `due_between`; listens to
`PlanStarted` and `PlanReplaced`.
"""
