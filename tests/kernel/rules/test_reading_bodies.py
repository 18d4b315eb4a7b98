"""Who recognised, launched or organised, in words and codes of both languages."""

from __future__ import annotations

import pytest

from thidua.kernel.rules.read_words import launcher, organiser, recogniser


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Minister of Health", "BBNT"),
        ("Bộ trưởng Bộ Quốc phòng", "BBNT"),
        ("bo truong bo y te", "BBNT"),
        ("Thủ trưởng cơ quan ngang bộ", "BBNT"),
        ("Bộ trưởng Bộ Khoa học và Công nghệ", "BBNT"),
        ("Bộ trưởng Bộ Nông nghiệp và Môi trường", "BBNT"),
        ("Bộ Lao động - Thương binh và Xã hội", "BBNT"),
        ("Viện trưởng Viện kiểm sát nhân dân tối cao", "BBNT"),
        ("Chủ tịch UBND tỉnh Sông Mây", "BBNT"),
        ("PROVINCE_CHAIR", "BBNT"),
        ("State Audit", "BBNT"),
        ("General Confederation of Labour", "BBNT"),
        ("Trung ương Đoàn", "BBNT"),
        ("Trưởng Ban Tuyên giáo Trung ương", "BBNT"),
        ("director of the hospital", "UNIT"),
        ("Viện trưởng Viện Khoáng sản", "UNIT"),
        ("Hiệu trưởng Trường Đại học Sông Mây", "UNIT"),
        ("rector", "UNIT"),
        ("ward chair", "UNIT"),
        ("chair of the board", "UNIT"),
        ("Cục trưởng Cục Kiểm định, Bộ Y tế", "UNIT"),
        ("provincial Fatherland Front", "UNIT"),
        ("Tỉnh ủy", "UNIT"),
        ("Công an tỉnh", "UNIT"),
        ("Bộ Tư lệnh Thủ đô", "UNIT"),
        ("Phòng Cảnh sát phòng cháy chữa cháy", "UNIT"),
        ("một cán bộ", ""),
        ("Prime Minister", ""),
        ("head of the agency", ""),
        ("pending at the ministry", ""),
        ("", ""),
    ],
)
def test_recogniser(body: str, code: str) -> None:
    """The list of ministries, sectors and provinces is closed; bodies inside them are below."""
    assert recogniser(body) == code


@pytest.mark.parametrize(
    ("body", "launched", "organised"),
    [
        ("PM", "PM", "OTHER"),
        ("the Prime Minister", "PM", "OTHER"),
        ("President or Prime Minister", "STATE", "OTHER"),
        ("Chủ tịch nước, Thủ tướng Chính phủ", "STATE", "OTHER"),
        ("STATE", "STATE", "OTHER"),
        ("Chủ tịch nước", "PRESIDENT", "OTHER"),
        ("BBNT_HEAD", "BBNT", "BBNT"),
        ("Central Youth Union", "BBNT", "BBNT"),
        ("State Audit", "BBNT", "BBNT"),
        ("Central Council", "OTHER", "CENTRAL"),
        ("a provincial department", "UNIT", "OTHER"),
        ("not known yet", "", ""),
    ],
)
def test_launcher_and_organiser(body: str, launched: str, organised: str) -> None:
    """The Central Council organises clusters; central unions stand beside the ministries."""
    assert (launcher(body), organiser(body)) == (launched, organised)
