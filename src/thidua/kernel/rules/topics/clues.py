"""Signs by which a case shows which question it asks, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from thidua.kernel.rules.topics.money import COEFFICIENT
from thidua.kernel.rules.topics.names import has_any
from thidua.kernel.rules.topics.page import PAGE_KEYS
from thidua.kernel.rules.topics.values import Facts, given


@dataclass(frozen=True)
class Clue:
    """A sign that a case asks a question.

    Attributes:
        topic: the question.
        keys: names of facts; one of them must be given (none needed when empty). Names joined by
            `+` are needed together; `*` stands for anything (`*_ink`).
        words: one of these must stand in the words of the case (none needed when empty); those
            joined by `+` are needed together.
        without: facts that must not be given.
    """

    topic: str
    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def fits(self, facts: Facts, words: str) -> bool:
        """Tell whether facts and words bear the sign."""
        if any(given(facts, name) for name in self.without):
            return False
        if self.keys and not any(
            all(_told(facts, part) for part in name.split("+")) for name in self.keys
        ):
            return False
        together = (word.split("+") for word in self.words)
        return not self.words or any(
            all(has_any(words, [part]) for part in parts) for parts in together
        )


def _told(facts: Facts, name: str) -> bool:
    if "*" in name:
        return any(fnmatchcase(str(key), name) for key in facts)
    return given(facts, name)


_STANDARD = ("rating", "meets_standard", "judgement", "holds", "initiatives")
_MONEY = ("bonus", "tiền thưởng", "mức thưởng", "how much money", "đồng")
_DECREE = ("decree", "nghị định", "in force")

CLUES: Final[tuple[Clue, ...]] = (
    Clue("documents.margins", ("margins_mm", "margins")),
    Clue("documents.numbering", ("numbering",)),
    Clue("documents.correction", ("correction_by", "corrected_by")),
    Clue("documents.delegation", ("mark", "signature_mark", "re_delegated")),
    Clue("documents.emblem", ("emblem", "logo")),
    Clue("documents.issuing", ("signed+issued", "signed_on+issued_on", "signed+numbered")),
    Clue("documents.certificate_paper", ("width_mm",)),
    Clue("documents.copy", ("copy_mark",)),
    Clue("documents.copy", (), ("sao y", "sao lục", "trích sao"), _STANDARD),
    Clue("documents.incoming", ("received+acknowledged", "acknowledged")),
    Clue("documents.page", PAGE_KEYS, (), ("members", "council_size", *_STANDARD)),
    Clue(
        "documents.page",
        (),
        ("format accepted", "layout accepted", "đúng thể thức"),
        ("award", *_STANDARD),
    ),
    Clue("authority.form", ("award_text", "form_text")),
    Clue("authority.badge", ("badge_name_registered", "badge_set_by"), (), ("judgement",)),
    Clue("authority.ceremony", ("separate_ceremony",)),
    Clue("money.payer", ("award",), ("fund", "pays", "who pays", "quỹ", "chi thưởng")),
    Clue("revocation.who", ("canceller", "cancelled_by")),
    Clue("revocation.who", (), ("who cancels", "who may cancel", "who revokes", "ai hủy bỏ")),
    Clue("revocation.consequence", ("finding", "sentence")),
    Clue(
        "revocation.consequence",
        ("award", "titles", "title", "commendations", "awards", "holds"),
        (
            "taken back",
            "cancelled",
            "revoked",
            "thu hồi",
            "hủy bỏ",
            "bị hủy",
            "bị tước",
            "deprived",
        ),
    ),
    Clue(
        "votes.secrecy",
        (),
        (
            "secret ballot",
            "secret vote",
            "ballot be secret",
            "vote be secret",
            "show of hands",
            "phiếu kín",
        ),
        _STANDARD,
    ),
    Clue("votes.voters", ("guest", "substitute")),
    Clue(
        "votes.candidate",
        ("candidate_member", "member_is_candidate", "candidate_is_member", "conflict_of_interest"),
    ),
    Clue("votes.candidate", ("members",), ("himself", "herself", "is a candidate")),
    Clue(
        "votes.enough",
        (
            "members+yes",
            "members+yes_present",
            "members+votes",
            "members+votes_for",
            "members+agree",
            "members+in_favour",
            "yes+no",
        ),
    ),
    Clue("votes.quorum", ("members+present",)),
    Clue(
        "votes.needed",
        ("members",),
        ("how many votes", "votes are needed", "must agree", "smallest number", "bao nhiêu phiếu"),
    ),
    Clue("votes.threshold", ("award",), ("share of votes", "which share", "tỷ lệ phiếu", "ballot")),
    Clue(
        "money.base",
        (),
        ("base salary", "lương cơ sở"),
        (*COEFFICIENT, "award", "titles", "commendations", "same_time", *_STANDARD),
    ),
    Clue("money.bonus", COEFFICIENT),
    Clue("money.several", ("same_time",)),
    Clue("money.several", ("titles", "commendations", "awards"), _MONEY, _STANDARD),
    Clue("money.bonus", (), _MONEY, _STANDARD),
    Clue("money.base", (), ("base salary", "lương cơ sở"), _STANDARD),
    Clue("archive.hand_over", ("work_ended", "work_end", "settled", "settlement")),
    Clue("archive.retention", (), ("be kept", "retention period", "thời hạn bảo quản"), _STANDARD),
    Clue(
        "deadlines.last_day",
        (
            "full_dossier",
            "dossier_complete",
            "opinions_received",
            "decision_received",
            "refusal_notice",
        ),
    ),
    Clue(
        "deadlines.submission",
        ("received_by_ministry", "achievement_year", "A+B", "received"),
        ("in time", "late", "last day", "đúng hạn", "quá hạn", "trễ"),
    ),
    Clue("transitions.law", ("received_by_appraiser",)),
    Clue("transitions.law", (), ("which law", "luật nào"), ("instrument", "article", *_STANDARD)),
    Clue(
        "transitions.circular",
        (),
        ("which circular", "thông tư nào", "circular+in force", "thông tư+hiệu lực"),
        ("instrument", "document_number", "article", *_STANDARD),
    ),
    Clue("transitions.decree", ("decision_date", "filed", "day"), _DECREE),
    Clue("transitions.decree", (), ("which decree", "nghị định nào"), _STANDARD),
    Clue(
        "transitions.old_grants",
        (),
        ("keep its value", "keep their value", "còn giá trị"),
        _STANDARD,
    ),
    Clue(
        "publication.days",
        (),
        ("how many+public", "how long+public", "công khai bao lâu", "bao nhiêu ngày+công khai"),
        ("publication", "published", "full_dossier", *_STANDARD),
    ),
    Clue(
        "publication.needed",
        (),
        ("be published", "publication needed", "publication required", "phải công khai"),
    ),
    Clue(
        "publication.before",
        ("publication", "published", "published_on", "published_from", "published_days"),
        (),
        ("author_or_coauthor", *_STANDARD),
    ),
    Clue("dossiers.copies", ("original_sets", "electronic_files", "copies")),
    Clue("dossiers.brave", ("act",), ("which order", "which award", "huân chương nào")),
    Clue("dossiers.simplified", ("procedure",)),
    Clue("dossiers.simplified", (), ("simplified", "thủ tục đơn giản")),
    Clue("dossiers.complete", ("parts", "papers")),
    Clue("dossiers.form", ("form_number", "mau", "form")),
    Clue("duplicates.initiative", ("initiative_id", "used_in")),
    Clue("duplicates.achievement", ("achievement_id", "new_proposal")),
    Clue(
        "duplicates.achievement",
        ("titles", "commendations", "awards"),
        ("duplicate", "duplicates", "bị trùng", "có trùng", "trùng lặp"),
    ),
    Clue("duplicates.cap", ("local_cap_loaded", "local_cap", "cap")),
    Clue("duplicates.cap", ("proposed*+members*",), ("refuse", "refused", "too many", "từ chối")),
    Clue(
        "duplicates.cap",
        (),
        ("quota", "a cap", "cap on", "ceiling", "tỷ lệ trần", "hạn mức", "chỉ tiêu"),
        ("equal", "equal_standards", *_STANDARD),
    ),
    Clue("fairness.office_years", ("required_years_general", "required_years")),
    Clue(
        "fairness.higher_office",
        (),
        ("higher office", "toward the lower", "chức vụ cao hơn", "chức vụ thấp hơn"),
        _STANDARD,
    ),
    Clue(
        "fairness.long_service",
        ("discipline_during_office", "retirement_notice", "retirement_decision"),
    ),
    Clue("fairness.higher_office", ("higher_office", "higher_office_years")),
    Clue("fairness.tie", ("equal", "equal_standards")),
    Clue("fairness.feat_class", ("feat",)),
    Clue("movements.leader", ("points", "council_decision")),
    Clue("movements.route", (), ("movement route", "route for movements", "theo phong trào")),
    Clue("movements.enterprise_prizes", ("nation_wide_prizes",)),
    Clue("movements.route", ("launched_by+award", "launcher+award"), (), ("rating", "judgement")),
    Clue("movements.launcher", ("launched_by", "launcher"), (), ("rating", "judgement")),
    Clue("instruments.article", ("article",)),
    Clue("instruments.in_force", ("instrument", "document_number")),
    Clue("authority.delegation", ("giver", "delegator")),
    Clue(
        "authority.delegation",
        ("delegated_by", "delegated_to", "award"),
        ("delegate", "delegates", "ủy quyền"),
        ("signer", "signed_by", "decider", "mark", *_STANDARD),
    ),
    Clue("authority.signer", ("signer", "signed_by")),
    Clue("authority.signer", ("decider",), ("sign", "signs", "signed", "signer", "ký")),
    Clue("authority.signer", ("decider",), (), _STANDARD),
    Clue("authority.deciders", (), ("who decides", "who signs", "ai quyết định"), _STANDARD),
    Clue("authority.cadence", (), ("how often", "on which day", "mấy năm một lần"), _STANDARD),
    Clue("authority.proposer", (), ("who proposes", "may propose", "ai đề nghị"), _STANDARD),
    Clue("dossiers.parts", (), ("which papers", "hồ sơ gồm"), _STANDARD),
    Clue(
        "dossiers.not_now",
        ("open_cases", "closed_cases"),
        ("now", "go on", "proceed", "send the proposal", "tiếp tục"),
    ),
)
