"""Which part of a reading becomes which kind of clause."""

# path in the reading -> what the review page lists as general information
SCALARS: tuple[str, ...] = (
    "issuer.name",
    "issuer.level",
    "instrument.type",
    "instrument.number",
    "instrument.date",
    "instrument.place",
    "title",
    "movement.name",
    "movement.launch_mode",
    "movement.parent_instrument",
    "timeline.from",
    "timeline.to",
    "signer.name",
    "signer.position",
    "signer.form",
)
FLAT = (
    ("legal_bases", "legal_basis"),
    ("other_references", "reference"),
    ("abbreviations", "abbreviation"),
    ("purpose", "purpose"),
    ("requirements", "requirement"),
    ("viewpoint", "viewpoint"),
    ("goals", "goal"),
    ("subjects", "subject"),
    ("contents", "content"),
    ("solutions", "solution"),
    ("reporting", "reporting"),
    ("adjustment", "adjustment"),
    ("recipients", "recipient"),
)
OCCASIONS = ("annual", "preliminary", "final")
