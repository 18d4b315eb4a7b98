"""From a file in any of the kinds that offices send to the text that is in it.

`text_of` gives the text, `read_file` also says as what kind the file was read. Everything that
cannot be read is refused with `RefusedError`: a stable code, the reason and what to do.
"""

from thidua.kernel.plandoc.files.reading import MAX_BYTES, FileText, Note, read_file, text_of

__all__ = ["MAX_BYTES", "FileText", "Note", "read_file", "text_of"]
