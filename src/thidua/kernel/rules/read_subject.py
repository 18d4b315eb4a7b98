"""Who is proposed: kind, groups and force, from what a case says of its subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from thidua.kernel.rules.facts import FORCES, UNSURE
from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.read_words import body_words, truth
from thidua.kernel.rules.read_works import COMBAT

CIVIL: Final = "civil"
_KIND_KEYS: Final = ("subject_kind", "recipient", "given_to", "for")
_KINDS: Final = {
    "foreign": r"foreign|foreigners?|overseas|nguoi nuoc ngoai|kieu bao|viet kieu",
    "household": r"households?|family|ho gia dinh|gia dinh",
    "enterprise": r"enterprise|company|cooperative|doanh nghiep|cong ty|hop tac xa",
    "collective": r"collectives?|unit|organi[sz]ation|tap the|don vi|to chuc",
    "individual": r"individuals?|persons?|ca nhan|nguoi",
}
"""Words for the kinds of subject, the narrower first."""

_PLACE: Final = re.compile(r"\b(art(icle)?s?\b|dieu|khoan)")
_FOREIGN: Final = re.compile(
    r"\b(foreigners?|foreign(?! (affairs|languages?|trade|relations|investment|economic|service))"
    r"|overseas|kieu bao|viet kieu"
    r"|(nguoi|chuyen gia|ca nhan|to chuc|cong ty|doanh nghiep|nha khoa hoc)( viet nam)?"
    r"( dinh cu| song)?( o)? nuoc ngoai)\b"
)
_AT_HOME: Final = re.compile(
    r"\b(officer|committee|department|embassy|uy ban|can bo|cong chuc|cuc|vu|so|dai su quan)\b"
)
"""Words of those who work with foreigners."""

_HOUSEHOLD: Final = re.compile(r"\b(household|family of|ho gia dinh|gia dinh)\b")
_GROUPS: Final = {
    "worker": r"worker|labourer|cong nhan|lao dong|welder|miner|machine operator",
    "farmer": r"farmer|fisherman|nong dan|ngu dan",
    "entrepreneur": r"entrepreneur|business owner|doanh nhan",
    "intellectual": r"intellectual|writer|artist|tri thuc",
    "scientist": r"scientist|researcher|nha khoa hoc",
    "teacher": r"(head ?)?teacher|hieu (head|truong)|lecturer|giao vien|giang vien|nha giao",
    "education_manager": r"head ?(teacher|master|mistress)|school principal|hieu (head|truong)",
    "health_worker": r"doctor|physician|nurse|midwife|pharmacist|bac si|duoc si|dieu duong|y si",
    "health_manager": r"hospital director|director of (a|the) hospital|giam doc benh vien",
    "circus": r"acrobat|juggler|xiec",
    "dance": r"dancers?|ballet|ballerina|(dien vien|nghe si|bien dao) mua",
    "militia": r"dan quan|tu ve",
}
"""Words for groups of people for whom the law has narrower routes, beside their own names."""

_STATE_BODY: Final = re.compile(
    r"((an?|the|one) )?(fictional )?(ministry|province|government agency|central agency"
    r"|provincial people'?s committee|body of the national assembly)\b"
    r"|bo (?!doi|chi huy|tu lenh)|tinh\b|(uy ban nhan dan|ubnd) (tinh|thanh pho)\b"
    r"|co quan (cua quoc hoi|ngang bo|thuoc chinh phu)"
)
"""How the words of a body begin that is a ministry, a province or a body of the State's centre."""

_MANAGERS: Final = {"education_manager": "teacher", "health_manager": "health_worker"}
"""Managers, with the group to which they belong too unless they are called managers."""

_MANAGES: Final = re.compile(r"\b(manager|quan ly|director|giam doc)\b")

_FORCE_WORDS: Final = {
    "police": r"police|public security|cong an|canh sat(?! bien)",
    "army": r"army|soldier|military|quan doi|quan nhan|bo doi|border guard|bien phong|coast guard"
    r"|canh sat bien",
}
_OFFICER: Final = r"(thieu|trung|thuong|dai) (uy|ta|tuong)|si quan"
_SOLDIER: Final = (
    r"binh (nhat|nhi)|(ha|trung|thuong) si|ha si quan|private|corporal|sergeant|nco"
    r"|non commissioned officer"
)


_OFFICE: Final = re.compile(
    r"\b(officer|clerk|civil servant|teacher|doctor|engineer|worker|farmer|can bo|cong chuc"
    r"|vien chuc|giao vien|bac si|ky su|cong nhan|nong dan)\b"
)
"""Words of civil work, for people who are not told to belong to a force."""


_BODY: Final = re.compile(
    r"\b(charity|company|organi[sz]ation|foundation|association|society|group|cong ty|to chuc"
    r"|hoi|quy)\b"
)
_PERSON: Final = re.compile(
    r"\b(expert|engineer|professor|scholar|scientist|doctor|teacher|consul|ambassador|writer"
    r"|composer|author|artist|ong|ba|mr|mrs|ms|chuyen gia|ky su|giao su|bac si|nha khoa hoc"
    r"|lanh su|tac gia)\b"
)


@dataclass(frozen=True)
class Subject:
    """What is known of who is proposed; see `Facts` for kind, groups and force.

    Attributes:
        soldier: whether the military rank is one below the officers; None when none is told.
        person: whether it is a person and not a body; None when the words leave it open.
        in_words: whether the case is told in words, as people exchange them.
    """

    kind: str = ""
    groups: frozenset[str] | None = None
    force: str = CIVIL
    soldier: bool | None = None
    person: bool | None = None
    in_words: bool = False


def subject_faults(reading: Reading, said: object) -> None:
    """Keep what cannot be right in the block about a subject: kind, groups or force."""
    if not isinstance(said, dict):
        if said is not None and not isinstance(said, str):
            reading.fault("case.wrong_type", ("subject",), value=said)
        return
    if said.get("kind") not in (None, ""):
        reading.one_of(said["kind"], ("subject", "kind"), tuple(reversed(_KINDS)))
    if said.get("groups") is not None:
        reading.codes(said["groups"], ("subject", "groups"))
    known = (CIVIL, *_FORCE_WORDS)
    if _force_code(said.get("force")) not in {"", *known}:
        allowed = ", ".join(known)
        where = ("subject", "force")
        reading.fault("rules.not_one_of", where, value=said["force"], allowed=allowed)


def subject_from(
    said: object, told: Mapping[str, Any], question: str, named: Collection[str]
) -> Subject:
    """Return the subject from the block or the words about it, the facts and the question.

    Args:
        said: the block, the words, or None.
        told: the facts of the case.
        question: in which the kind may be named.
        named: every group for which a rule has a narrower route.
    """
    kind = _told_kind(told)
    force = _force_code(told.get("force"))
    if isinstance(said, dict):
        several = said.get("groups")
        listed = several if isinstance(several, list) else [several]
        groups = frozenset({UNSURE} if several is None else map(str, listed))
        force = _force_code(said.get("force")) or force or CIVIL
        return Subject(str(said.get("kind") or kind), groups, force)
    kind = kind or _asked_kind(question)
    if not isinstance(said, str):
        return Subject(kind, None, force or CIVIL)
    words = _folded(f"{said} {told.get('role') or ''}")
    rank = f"{words} {_folded(told['rank'])}" if isinstance(told.get("rank"), str) else words
    forces = _forces(rank, force)
    force = force or (next(iter(forces)) if len(forces) == 1 else "")
    open_force = bool(forces) or any(_claimed(told.get(key)) for key in COMBAT)
    kind = kind or _kind_of(words)
    return Subject(
        kind,
        _groups(words, named) | forces,
        force or ("" if open_force else CIVIL),
        _soldier(rank),
        _is_person(kind, words),
        in_words=True,
    )


def is_civil(said: object) -> bool:
    """Tell whether the words of a subject speak of civil work."""
    return isinstance(said, str) and bool(_OFFICE.search(_folded(said)))


def _folded(text: object) -> str:
    """Return folded words as `body_words` does, without hyphens."""
    return body_words(text).replace("-", " ")


def _told_kind(told: Mapping[str, Any]) -> str:
    """Return the kind that the facts tell, or nothing."""
    for key in _KIND_KEYS:
        value = told.get(key)
        if isinstance(value, str):
            words = _folded(value)
            found = [kind for kind, said in _KINDS.items() if re.search(rf"\b({said})\b", words)]
            if found:
                return found[0]
    return ""


def _asked_kind(question: str) -> str:
    """Return the kind of which a question asks: *for an individual*, *cho tập thể*.

    The routes of enterprises are those of collectives, which may be asked for by their place.
    """
    words = _folded(question)
    for kind, said in _KINDS.items():
        if re.search(rf"\b(for (an?|the|this|one) |cho (mot )?)({said})\b", words):
            return "" if kind == "enterprise" and _PLACE.search(words) else kind
    return ""


def _kind_of(words: str) -> str:
    """Return the kind of a subject whose words show it, or nothing."""
    if _FOREIGN.search(words) and not _AT_HOME.search(words):
        return "foreign"
    return "household" if _HOUSEHOLD.search(words) else ""


def _groups(words: str, named: Collection[str]) -> frozenset[str]:
    """Return the groups that the words of a subject name."""
    known = {group: group.replace("_", " ") for group in named}
    found = {group for group, said in known.items() if re.search(rf"\b{said}\b", words)}
    found |= {group for group, said in _GROUPS.items() if re.search(rf"\b({said})\b", words)}
    if _STATE_BODY.match(words):
        found.add("state_body")
    if _MANAGES.search(words):
        found -= {plain for head, plain in _MANAGERS.items() if head in found}
    return frozenset(found - FORCES)


def _is_person(kind: str, words: str) -> bool | None:
    """Tell a person from a body by the kind or the words; None when they leave it open."""
    if kind in {"individual", "collective", "enterprise", "household"}:
        return kind == "individual"
    if _BODY.search(words):
        return False
    return True if _PERSON.search(words) else None


def _forces(words: str, told: str) -> frozenset[str]:
    """Return the forces to which a subject may belong: one that is named, or both for a rank."""
    if told:
        return frozenset({told}) & FORCES
    named = {name for name, said in _FORCE_WORDS.items() if re.search(rf"\b({said})\b", words)}
    if named:
        return frozenset({"police"} if "police" in named else named)
    return FORCES if re.search(rf"\b({_OFFICER}|{_SOLDIER})\b", words) else frozenset()


def _force_code(told: object) -> str:
    """Return the code of a force that is told by code or words, or what stands there."""
    words = _folded(told)
    found = [name for name, said in _FORCE_WORDS.items() if re.search(rf"\b({said})\b", words)]
    return found[0] if found else CIVIL if words.startswith(CIVIL) else words


def _claimed(told: object) -> bool:
    """Tell whether ingenuity in combat is claimed, so that the force may have been left out."""
    return bool(told) and truth(told) is not False


def _soldier(words: str) -> bool | None:
    """Return whether a military rank is below the officers, or None."""
    if re.search(rf"\b({_SOLDIER}|soldier|chien si$)\b", words):
        return True
    return False if re.search(rf"\b({_OFFICER})\b", words) else None
