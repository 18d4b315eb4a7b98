"""Unicode form and place of tone marks in Vietnamese text."""

from __future__ import annotations

import re
import unicodedata


def nfc(text: str) -> str:
    """Compose the letters: each Vietnamese letter with its marks is one character."""
    return unicodedata.normalize("NFC", text)


def modern_tone(text: str) -> str:
    """Put the tone mark of open syllables in oa, oe, uy on the first vowel letter.

    >>> modern_tone("Thanh Hoá, uỷ ban, khoẻ, quý, hoạt")
    'Thanh Hóa, ủy ban, khỏe, quý, hoạt'

    Args:
        text: any text, in any Unicode form.

    Returns:
        The text in NFC with one house form: the mark stands on the first vowel letter
        (hòa, khỏe, ủy), as the administration writes today; syllables with qu and syllables
        that end in a consonant are left alone.
    """
    return _NEW.sub(_move, nfc(text))


_TONED = {
    "oa": dict(zip("àáãảạ", "òóõỏọ", strict=True)),
    "oe": dict(zip("èéẽẻẹ", "òóõỏọ", strict=True)),
    "uy": dict(zip("ỳýỹỷỵ", "ùúũủụ", strict=True)),
}
_NEW = re.compile(r"(?<![qQ])([oO][àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ]|[uU][ỳýỹỷỵỲÝỸỶỴ])(?![^\W\d_])")
_PLAIN = {
    mark: base for group, base in (("àáãảạ", "a"), ("èéẽẻẹ", "e"), ("ỳýỹỷỵ", "y")) for mark in group
}


def _move(found: re.Match[str]) -> str:
    """Move the mark from the second letter to the first, keeping capitals."""
    first, second = found.group(1)[0], found.group(1)[1]
    bare = _PLAIN[second.lower()]
    toned = _TONED[first.lower() + bare][second.lower()]
    return (toned.upper() if first.isupper() else toned) + (
        bare.upper() if second.isupper() else bare
    )
