"""Dates in Vietnamese documents."""

from thidua.kernel.dates.vn_dates import Moment, find

__all__ = ["Moment", "find"]
