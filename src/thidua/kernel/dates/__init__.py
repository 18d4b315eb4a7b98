"""Dates in Vietnamese documents, and counting between days."""

from thidua.kernel.dates.vn_dates import Moment, find
from thidua.kernel.dates.years import full_years

__all__ = ["Moment", "find", "full_years"]
