"""Plan documents of emulation movements: text in, fields with their places in the text out."""

from thidua.kernel.plandoc.reading import read

__all__ = ["read"]
