"""A fact that nobody told, as something to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.lexicon import Lexicon
from thidua.kernel.rules.model import Version
from thidua.kernel.rules.say import asked

ASKS: Final[Mapping[str, Said]] = {
    "titles": Said("Các danh hiệu thi đua đã được tặng, theo năm", "Titles granted, by year"),
    "awards": Said("Các hình thức khen thưởng đã được tặng", "Commendations granted"),
    "works": Said("Sáng kiến, đề tài, công trình", "Initiatives and scientific works"),
    "members": Said("Số thành viên của tập thể", "How many members the collective has"),
    "disciplined": Said(
        "Thành viên bị kỷ luật trong năm, kể cả khi không có", "Members disciplined, if any"
    ),
    "movement": Said("Phong trào thi đua đã lập thành tích", "The movement it was won in"),
    "movement.launched_by": Said("Ai phát động phong trào", "Who launched the movement"),
    "movement.start": Said("Ngày phát động phong trào", "The day the movement was launched"),
    "movement.planned_end": Said("Ngày dự kiến kết thúc phong trào", "Its planned last day"),
    "groups": Said(
        "Thành phần của đối tượng, ví dụ công nhân, nông dân, nhà giáo",
        "What the subject is: worker, farmer, teacher and so on",
    ),
    "leads": Said("Có dẫn đầu phong trào hay không", "Whether it leads the movement"),
    "rank": Said("Thứ hạng trong cụm, khối thi đua", "Its rank in the cluster or block"),
    "cluster_organised_by": Said("Ai tổ chức cụm, khối thi đua", "Who organises the cluster"),
    "consecutive_confirmed_by_person": Said(
        "Người có thẩm quyền xác nhận các lần cách quãng có được coi là liên tục hay không",
        "A person decides whether grants with a gap count as consecutive",
    ),
}


def missing(name: str, condition: Condition, lexicon: Lexicon, version: Version) -> Said:
    """Return what to ask for so that a condition can be decided.

    Args:
        name: name of the fact, as in an answer's `missing`.
        condition: the condition that asks for it.
        lexicon: names of awards, ratings and numbers.
        version: the version in which the condition stands.
    """
    if name in ASKS:
        return ASKS[name]
    head, _, tail = name.partition(".")
    if head == "rating":
        return (
            Said(f"Xếp loại năm {tail}", f"The rating of {tail}")
            if tail
            else Said("Xếp loại các năm", "The ratings of the years")
        )
    if head.startswith("with_"):
        award = lexicon.award(head.removeprefix("with_"))
        return Said(f"Số thành viên được {award.vi}", f"How many members hold {award.en}")
    if head.startswith("rated_"):
        rating = lexicon.ratings[head.removeprefix("rated_")]
        return Said(
            f"Số thành viên được xếp loại {rating.vi} trở lên", f"Members rated {rating.en}"
        )
    return lexicon.numbers.get(name) or asked(condition, lexicon, version)
