"""What a lower plan makes of the higher plan that it carries out, word for word and as checks."""

from thidua.kernel.plandoc.compare.engine import compare
from thidua.kernel.plandoc.compare.summary import summary

__all__ = ["compare", "summary"]
