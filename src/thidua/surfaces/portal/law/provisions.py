"""Who decides, papers, time limits and money of an award on a day, as rows for the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thidua.books.law import topics
from thidua.books.law.on_day import UNCERTAIN, AwardDay, decided
from thidua.core import locale
from thidua.kernel.rules.topics.book import READ, Provision
from thidua.kernel.rules.topics.result import VALUE, Result
from thidua.surfaces.portal.law.words import (
    SUBJECTS,
    Labels,
    Place,
    doubt,
    places,
    sentence,
    told,
)


@dataclass(frozen=True)
class Row:
    """One provision: what it is about, what it says, where it stands, why it may not hold."""

    name: str
    text: str
    places: tuple[Place, ...]
    where: str = ""
    doubt: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sum:
    """A bonus for one kind of subject; `amount` is empty when none is settled."""

    who: str
    amount: str
    before: str
    why: str
    places: tuple[Place, ...]
    notes: tuple[str, ...]


def deciders(one: AwardDay) -> list[Row]:
    """Return everybody who decides the award on the day."""
    body = topics.books().body
    return [_row(p, one, sentence(body(p.data["who"])), note=_clash(p)) for p in one.deciders]


def _clash(provision: Provision) -> str:
    """Return that sources differ about a provision, or nothing."""
    clash = provision.data.get("conflict")
    if not clash:
        return ""
    text: str = clash["en"] if locale.english() else clash["vi"]
    return text


def proposers(one: AwardDay) -> list[Row]:
    """Return by which way the award is proposed."""
    return [_row(p, one, _("Đường trình")) for p in one.proposers]


def papers(one: AwardDay) -> list[Row]:
    """Return what the dossier holds: each list with when it is asked."""
    named = topics.books().named
    rows = []
    for provision in one.papers:
        parts = [told(named["parts"][part].said) for part in provision.data["parts"]]
        names = "; ".join(parts)
        rows.append(_row(provision, one, names[:1].upper() + names[1:], note=_when(provision)))
    return rows


def _when(provision: Provision) -> str:
    """Return in which cases a list is asked, or nothing when in every one."""
    bases = topics.books().named["bases"]
    data = provision.data
    said = []
    if data.get("bases"):
        names = "; ".join(told(bases[code].said) for code in data["bases"])
        said.append(_("Khi xét: %(names)s") % {"names": names})
    if data.get("except_bases"):
        names = "; ".join(told(bases[code].said) for code in data["except_bases"])
        said.append(_("Trừ khi xét: %(names)s") % {"names": names})
    if "commune" in data.get("levels", ()):
        said.append(_("Khi xét ở cấp xã"))
    return ". ".join(said)


def paper_notes(one: AwardDay) -> list[Row]:
    """Return what else is said of the dossier: sets, local lists, printed forms."""
    return [_row(p, one, "") for p in (*one.paper_notes, *one.forms)]


STEPS: Labels = {
    "return": gettext_lazy("Trả hồ sơ chưa đạt"),
    "submit": gettext_lazy("Thẩm định, trình"),
    "submit_after_opinions": gettext_lazy("Trình sau khi đủ ý kiến"),
    "copy_decision": gettext_lazy("Sao gửi quyết định"),
    "pass_on": gettext_lazy("Thông báo nơi được khen"),
    "refusal": gettext_lazy("Báo trường hợp không khen"),
    "insignia": gettext_lazy("Giao hiện vật"),
}


def limits(one: AwardDay) -> list[Row]:
    """Return yearly dates and time limits on the way of the dossier."""
    return [_row(p, one, _limit_name(p)) for p in one.limits]


def _limit_name(provision: Provision) -> str:
    """Return the step of a limit with its days, or that it is a date."""
    data = provision.data
    if "days" not in data:
        return _("Ngày gửi hồ sơ")
    days = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", data["days"]) % {
        "n": data["days"]
    }
    return f"{STEPS.get(data['step'], _('Thời hạn'))}: {days}"


def sums(one: AwardDay) -> list[Sum]:
    """Return the bonus of each kind of subject."""
    return [_sum(kind, result) for kind, result in one.bonuses.items()]


def _sum(kind: str, result: Result) -> Sum:
    """Return one bonus; what is not settled keeps what the provisions read would give."""
    amount = decided(result)
    earlier = result.before
    return Sum(
        who=str(SUBJECTS[kind]),
        amount="" if amount is None else locale.money(amount),
        before=locale.money(earlier.value) if earlier and earlier.verdict == VALUE else "",
        why=told((earlier or result).why) if amount is None and earlier else told(result.why),
        places=tuple(places(result.cite)),
        notes=tuple(
            dict.fromkeys(
                [*([told(result.why)] if amount is None else [])]
                + [told(note.said) for note in result.warnings]
            )
        ),
    )


def _row(provision: Provision, one: AwardDay, name: str, *, note: str = "") -> Row:
    """Return one provision as a row."""
    return Row(
        name=name,
        text=told(provision.said),
        places=tuple(places(provision.cites)),
        where=told(provision.place) if provision.place else "",
        doubt=_doubt(provision, one),
        note=note,
    )


def _doubt(provision: Provision, one: AwardDay) -> str:
    """Return why a provision may not hold; the end of certainty of the rule is told once above."""
    if one.state == UNCERTAIN and provision.confidence == READ:
        return ""
    return doubt(provision, one.day)
