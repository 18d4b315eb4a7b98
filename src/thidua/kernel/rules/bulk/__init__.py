"""The law applied to millions of rows at once: the same answers as `judge`, found by columns.

A second engine beside the one that explains single cases, written apart from it so that each is a
check of the other. `sheet` says what is known of many subjects as columns (the years of each stand
in the bits of one number); `weigh_years` and `weigh_facts` answer every condition for all rows
with a few operations on such columns; `tree` and `routes` join the answers, once for every
combination that occurs; `outcome` gives verdict, route, reasons and what is missing. `wide` and
`from_facts` read the two forms of input, `files` reads and writes them in pieces.

Columns of the output:

- `id`, and `verdict`: `pass`, `fail` or `undetermined`;
- `code`: `judged`, `not_now`, `not_for_kind`, `no_version`, `not_read`, `not_certain`,
  `left_out` (everything is for people to judge, and they were not asked);
- `route`: the route that comes nearest to passing;
- `before`: what the last certain version says, where the present one does not decide; route,
  reasons and missing are then those of that version;
- `reasons`: for every open route, in the order of the book, `route=SIGNcode(condition=SIGNcode
  ...)` with the sign `+` pass, `-` fail, `?` undetermined; conditions stand outermost first, those
  of a route that another one refers to as `route/condition`;
- `missing`: the facts that would decide, separated by a space.
"""
