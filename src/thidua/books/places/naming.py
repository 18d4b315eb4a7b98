"""How a territory is named: the place, its people's committee, and what people call it."""

from __future__ import annotations

from thidua.kernel.orgs import Attributes

_FORMS = {
    "province": "Tỉnh",
    "city": "Thành phố",
    "urban_district": "Quận",
    "rural_district": "Huyện",
    "town": "Thị xã",
    "provincial_city": "Thành phố",
    "commune": "Xã",
    "ward": "Phường",
    "townlet": "Thị trấn",
    "special_zone": "Đặc khu",
}
_COMMUNES = {_FORMS[kind]: kind for kind in ("commune", "ward", "townlet", "special_zone")}
COMMITTEE = "Ủy ban nhân dân"


def tier(kind: str) -> str:
    """Return the word for a kind inside a sentence: "tỉnh", "thành phố", "quận"."""
    return _FORMS[kind].lower()


def province(kind: str, name: str, code: str) -> Attributes:
    """Return a province or a city under the central government."""
    return Attributes(
        name=f"{_FORMS[kind]} {name}",
        acting_name=f"{COMMITTEE} {tier(kind)} {name}",
        short_name=name,
        kind=kind,
        level="province",
        parent="chinh-phu.1",
        code=code,
        code_scheme="gso-province",
    )


def district(kind: str, name: str, code: str, above: str) -> Attributes:
    """Return a unit of the district level."""
    return Attributes(
        name=f"{_FORMS[kind]} {name}",
        acting_name=f"{COMMITTEE} {tier(kind)} {name}",
        short_name=name,
        kind=kind,
        level="district",
        parent=above,
        code=code,
        code_scheme="gso-district",
    )


def commune(full: str, code: str, above: str, others: tuple[str, ...] = ()) -> Attributes:
    """Return a unit of the commune level from its full name, e.g. "Phường Quy Nhơn".

    Raises:
        ValueError: the name does not begin with one of the four kinds.
    """
    form = next((form for form in _COMMUNES if full.startswith(form + " ")), "")
    if not form:
        raise ValueError(f"{full!r} is no name of a commune")
    short = full[len(form) + 1 :]
    return Attributes(
        name=full,
        acting_name=f"{COMMITTEE} {form.lower()} {short}",
        short_name=full if short.isdigit() else short,
        kind=_COMMUNES[form],
        level="commune",
        parent=above,
        code=code,
        code_scheme="gso-commune",
        other_names=others,
    )


def as_changes(attributes: Attributes) -> dict[str, object]:
    """Return what an upgrade changes: kind and names; code and place in the tree stay."""
    return {
        "kind": attributes.kind,
        "name": attributes.name,
        "acting_name": attributes.acting_name,
        "short_name": attributes.short_name,
    }
