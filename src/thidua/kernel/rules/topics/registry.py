"""Every question that the topics answer, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from thidua.kernel.rules.topics import (
    archive,
    authority,
    deadlines,
    documents,
    dossiers,
    duplicates,
    fairness,
    granting,
    instruments,
    money,
    money_several,
    movements,
    page,
    procedure,
    publication,
    revocation,
    submission,
    transitions,
    votes,
)
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.result import Result
from thidua.kernel.rules.topics.values import Facts

Question = Callable[[Facts, Books, date], Result]

QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "authority.badge": granting.badge,
        "authority.cadence": granting.cadence,
        "authority.ceremony": granting.ceremony,
        "authority.deciders": authority.deciders,
        "authority.delegation": authority.delegation,
        "authority.form": authority.form,
        "authority.proposer": authority.proposer,
        "authority.signer": authority.signer,
        "votes.candidate": votes.candidate,
        "votes.enough": votes.enough,
        "votes.needed": votes.need,
        "votes.quorum": votes.quorum,
        "votes.secrecy": votes.secrecy,
        "votes.threshold": votes.threshold,
        "votes.voters": votes.voters,
        "money.base": money.base,
        "money.bonus": money.one_bonus,
        "money.payer": money_several.payer,
        "money.several": money_several.several,
        "deadlines.last_day": deadlines.last_day,
        "deadlines.submission": submission.submission,
        "archive.hand_over": archive.hand_over,
        "archive.retention": archive.retention,
        "dossiers.brave": procedure.brave,
        "dossiers.complete": dossiers.complete,
        "dossiers.copies": dossiers.copies,
        "dossiers.form": dossiers.form_number,
        "dossiers.not_now": procedure.not_now,
        "dossiers.parts": dossiers.parts,
        "dossiers.simplified": procedure.simplified,
        "publication.before": publication.before,
        "publication.days": publication.how_long,
        "publication.needed": publication.is_needed,
        "transitions.circular": transitions.circular,
        "transitions.decree": transitions.decree,
        "transitions.law": transitions.law,
        "transitions.old_grants": transitions.old_grants,
        "duplicates.achievement": duplicates.achievement,
        "duplicates.cap": duplicates.cap,
        "duplicates.initiative": duplicates.initiative,
        "fairness.feat_class": fairness.feat_class,
        "fairness.higher_office": fairness.higher_office,
        "fairness.long_service": fairness.long_service,
        "fairness.office_years": fairness.office_years,
        "fairness.tie": fairness.tie,
        "revocation.chain": revocation.chain,
        "revocation.consequence": revocation.consequence,
        "revocation.who": revocation.who_cancels,
        "documents.certificate_paper": page.certificate_paper,
        "documents.copy": documents.copy,
        "documents.correction": documents.correction,
        "documents.delegation": documents.delegation,
        "documents.emblem": documents.emblem,
        "documents.incoming": documents.incoming,
        "documents.issuing": documents.issuing,
        "documents.margins": page.margins,
        "documents.numbering": documents.numbering,
        "documents.page": page.page,
        "movements.enterprise_prizes": movements.enterprise_prizes,
        "movements.launcher": movements.launcher,
        "movements.leader": movements.leader,
        "movements.route": movements.route,
        "instruments.article": instruments.has_article,
        "instruments.in_force": instruments.is_in_force,
    }
)
"""Questions by `topic.question`; each takes facts, books and the day, and is pure."""


def ask(topic: str, facts: Facts, books: Books, on: date) -> Result:
    """Answer a question.

    Raises:
        KeyError: there is no such question.
    """
    return QUESTIONS[topic](facts, books, on)
