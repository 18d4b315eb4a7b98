"""Movements (phong trào thi đua), their plans and the tree of clauses of each plan.

Door: actions `read_in`, `take_step`, clause actions; queries `visible_to`, `plans_visible_to`,
`clauses`, `assignments`; events `PlanStarted`, `PlanReplaced`.
"""
