"""The closing rule on difficulties and changes of the plan: who tells whom, who decides."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.clauses import sentences
from thidua.kernel.plandoc.items import run_item
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import bare, flat

_CHANGES = r"kho khan|vuong mac|phat sinh|dieu chinh|bo sung|sua doi|thay doi|van de"
_ADJUST = re.compile(rf"(?:{_CHANGES})[^.]{{0,400}}")
_DECIDE = re.compile(
    r"(?:tham muu(?: de xuat)?|de xuat|trinh|bao cao|kien nghi|kip thoi bao cao|"
    r"tham muu trinh)(?: voi| cho| len)?\s(?P<who>(?:uy ban|ubnd|chu tich|hoi dong|bo(?! sung)|"
    r"ban(?! hanh)|thu tuong|tinh|tong giam doc|giam doc|thuong truc|lanh dao|truong(?! hop)|"
    r"hieu truong|so|thu truong|dang|cap|doan|vien truong|cuc truong|"
    r"chi cuc truong)\b[^.;]{0,110}?)"
    r"(?:,| de)?\s(?:kip thoi )?(?:xem xet|quyet dinh|chi dao|giai quyet|cho y kien|"
    r"dieu chinh|sua doi|bo sung|thao go|phe duyet)",
    re.IGNORECASE,
)
_TO_DECIDE = re.compile(
    r"(?:ve|gui|den|qua|voi|bao cao|phan anh|lien he)\s(?:ve |voi |den )?(?P<who>(?:uy ban|ubnd|so|"
    r"bo(?! sung)|ban(?! hanh)|hoi dong|phong|van phong|cong doan|lien doan|thuong truc|to|vu|"
    r"co quan|doan|hoi|truong|khoa|cuc|chi cuc|trung tam|bo phan|"
    r"tap doan)\b[^.;]{0,120}?)(?:,\s?|\s)(?:de )?(?:kip thoi )?(?:duoc )?(?:xem xet|quyet dinh|"
    r"giai quyet|huong dan|tong hop|thao go|chi dao|phoi hop|dieu chinh|trinh|tham muu)",
    re.IGNORECASE,
)
_PROPOSER = re.compile(
    r"(?:theo de nghi cua\s|thuc tien,\s|thuc te,\s|tinh hinh,\s|mac,\s|sinh,\s|hoac\s|(?:^|"
    r",\s)(?:de nghi\s|yeu cau\s)?)(?P<who>(?:cac|thu truong|don vi|co quan|dia phuong|ubnd|uy ban|"
    r"chu tich|to chuc)\b[^.;]{2,160}?)(?=,\s(?:so|phong|ban|van phong)\b|\s(?:chu dong|"
    r"kip thoi|phan anh|bao cao|gui|de xuat|de nghi|"
    r"kien nghi|trao doi|co van ban|tong hop|lien he|can|"
    r"cung)\b)",
    re.IGNORECASE,
)


def named(pattern: re.Pattern[str], run: Run, name: str) -> str | None:
    """The words that a group of a pattern finds in a run, as they are written there."""
    match = pattern.search(bare(run.text))
    return run.text[match.start(name) : match.end(name)].strip(" ,") if match else None


def read_adjustment(root: Node) -> Json | None:
    """The closing rule on difficulties and changes of the plan."""
    nodes = [n for n in root.walk() if n.block and re.search(_CHANGES, flat(n.text))]
    nodes.sort(key=lambda n: not n.closing)
    for node in nodes:
        for sentence in sentences(node.block.run) if node.block else []:
            found = adjustment_in(sentence)
            if found:
                return found
    return None


def adjustment_in(sentence: Run) -> Json | None:
    """What a sentence says on changes of the plan, or null."""
    plain = flat(sentence.text)
    if not _ADJUST.search(plain) or not _WHEN.search(plain):
        return None
    decides = _last(_DECIDE, sentence, plain)
    to = named(_TO_DECIDE, sentence, "who")
    if decides is None and to and re.search(r"xem xet|quyet dinh|giai quyet", plain):
        decides = to
    if not (decides or to):
        return None
    via = _VIA.search(plain)
    if via and decides:
        decides = decides.split(" (")[0].strip(" ,")
        to = f"{sentence.text[via.start('who') : via.end('who')]}"
    if to:
        to = to[: _TO_END.search(flat(to) + " de trinh").start()].strip(" ,")  # type: ignore[union-attr]
    chair = re.search(r",\s(?P<who>(?:so|phong|ban|van phong)\s[^,;.]{2,60}?)\schu tri", plain)
    if chair:
        to = sentence.text[chair.start("who") : chair.end("who")]
    text = run_item(sentence)
    return {
        "who_proposes": named(_PROPOSER, sentence, "who"),
        "to": to, "decides": decides, "text": text["text"], "span": text["span"],
    }  # fmt: skip


_WHEN = re.compile(
    r"neu|qua trinh|khi|truong hop|\bco (?:gi )?(?:kho khan|vuong mac|van de|noi dung)|"
    r"\b(?:moi|cac|nhung) (?:y kien|noi dung|de xuat|de nghi|kien nghi|kho khan|vuong mac|thay doi)"
)
_VIA = re.compile(r"\((?:thong )?qua (?P<who>[^()]{3,80})\)")
_TO_END = re.compile(
    r"[,(]?\s?(?:de|va|,)?\s(?:de )?(?:bao cao|trinh|tong hop|tham muu|duoc|xem xet)\b|\s?\("
)


def _last(pattern: re.Pattern[str], run: Run, plain: str) -> str | None:
    """The last match, from its last `báo cáo`, `trình`, `đề xuất` on."""
    found = None
    for match in pattern.finditer(plain):
        start, end = match.span("who")
        inner = [
            m.end()
            for m in re.finditer(
                r"(?:tham muu(?: de xuat)?|de xuat|trinh|bao cao)\s", plain[start:end]
            )
        ]
        start += inner[-1] if inner else 0
        found = run.text[start:end].strip(" ,")
    return found
