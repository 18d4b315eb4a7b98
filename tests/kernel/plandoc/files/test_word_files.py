"""Word files: what the page shows is what is read."""

from __future__ import annotations

import pytest

from kernel.plandoc.files.building import SPACES, W, docx, numbered, numbering, p, run, table
from thidua.kernel.plandoc.files import read_file, text_of

OFFICIAL = [
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "-"),
    ("bullet", "\uf0b7"),
]
DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Một") + p("") + p("Hai"), "Một\nHai\n"),
        (f"<w:p>{run('Ủy ', '<w:b/>')}{run('ban')}</w:p>", "Ủy ban\n"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a b\nc\n"),
        (
            "<w:p><w:r><w:t>57</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:softHyphen/></w:r></w:p>",
            "57-NQ\n",
        ),
        (f"<w:p>{run('mục đích', '<w:caps/>')}{run(' ẩn', '<w:vanish/>')}</w:p>", "MỤC ĐÍCH\n"),
        (
            (
                f"<w:p>{run('giữ ')}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
                f"<w:ins>{run('thêm')}</w:ins><w:moveFrom>{run('cũ')}</w:moveFrom></w:p>"
            ),
            "giữ thêm\n",
        ),
        (p("Thi đua ", DELETED_MARK) + p("yêu nước") + p("Hai"), "Thi đua yêu nước\nHai\n"),
        (
            (
                f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink>{run('nối')}</w:hyperlink>"
                f"<w:fldSimple>{run('trường')}</w:fldSimple></w:p>"
            ),
            "nốitrường\n",
        ),
        (
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('trong ô')}</w:sdtContent></w:sdt>{p('ngoài')}",
            "trong ô\nngoài\n",
        ),
        (
            (
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
                f"<w:txbxContent>{p('hộp')}{p('chữ')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><w:txbxContent>{p('hộp')}</w:txbxContent></w:pict></mc:Fallback>"
                f"</mc:AlternateContent></w:r>{run('đoạn')}</w:p>{p('sau')}"
            ),
            "đoạn\nhộp\nchữ\nsau\n",
        ),
        (
            table([p("Việc"), p("Hạn")], [p("Báo cáo") + p("năm"), p("30/6")], [p(""), p("2027")]),
            "Việc | Hạn\nBáo cáo năm | 30/6\n | 2027\n",
        ),
        (
            table([p("UBND TỈNH"), p("CỘNG HÒA")], [p("Số: 1/KH-UBND"), p("Huế, ngày 1")])
            + p("KẾ HOẠCH"),
            "UBND TỈNH\nCỘNG HÒA\nSố: 1/KH-UBND\nHuế, ngày 1\nKẾ HOẠCH\n",
        ),
        (
            table([p("Nơi nhận:") + p("- Lưu: VT."), p("CHỦ TỊCH") + p("Nguyễn Văn A")]),
            "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn A\n",
        ),
    ],
)
def test_body(body: str, expected: str) -> None:
    found = read_file(docx(body), "a.docx")
    assert (found.kind, found.text, found.notes) == ("docx", expected, ())


def test_automatic_numbers_of_an_official_plan() -> None:
    body = "".join(
        numbered(text, level)
        for text, level in [
            ("MỤC ĐÍCH, YÊU CẦU", 0),
            ("Mục đích", 1),
            ("thứ nhất", 2),
            ("thứ hai", 2),
            ("Yêu cầu", 1),
            ("lại từ đầu", 2),
            ("NỘI DUNG", 0),
            ("đếm lại", 1),
            ("gạch", 3),
            ("chấm", 4),
            ("gạch nữa", 3),
        ]
    )
    assert text_of(docx(body, numbering=numbering(OFFICIAL)), "a.docx") == (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) thứ nhất\nb) thứ hai\n2. Yêu cầu\n"
        "a) lại từ đầu\nII. NỘI DUNG\n1. đếm lại\n- gạch\n• chấm\n- gạch nữa\n"
    )


def test_numbers_of_several_levels() -> None:
    levels = [("decimal", "Điều %1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")]
    body = numbered("một", 0) + numbered("hai", 1) + numbered("ba", 2) + numbered("bốn", 1)
    assert text_of(docx(body, numbering=numbering(levels)), "a.docx") == (
        "Điều 1. một\n1.1 hai\n(i) ba\n1.2 bốn\n"
    )


def test_a_second_number_goes_on_unless_it_starts_anew() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    part = numbering([("decimal", "%1.")], nums=nums)
    body = "".join(numbered(str(n), 0, n) for n in (1, 2, 3, 3, 1))
    assert text_of(docx(body, numbering=part), "a.docx") == "1. 1\n2. 2\n5. 3\n6. 3\n7. 1\n"


def test_number_by_style_and_switched_off() -> None:
    styles = (
        f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    style = '<w:pStyle w:val="Muc"/>'
    off = style + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = p("một", style) + p("không số", off) + p("hai", style)
    data = docx(body, numbering=numbering(OFFICIAL), styles=styles)
    assert text_of(data, "a.docx") == "1. MỘT\nKHÔNG SỐ\n2. HAI\n"


def test_empty_numbered_paragraph_counts_but_is_not_shown() -> None:
    body = numbered("một") + numbered("") + numbered("ba")
    data = docx(body, numbering=numbering([("decimal", "%1.")]))
    assert text_of(data, "a.docx") == "1. một\n3. ba\n"


def test_notes_come_last() -> None:
    separator = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="1">{p("Chú thích một.")}</w:footnote>'
    body = f'<w:p>{run("Chữ")}<w:r><w:footnoteReference w:id="1"/></w:r>{run(" sau.")}</w:p>'
    data = docx(
        body,
        footnotes=f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
        endnotes=f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="2">{p("Cuối.")}</w:endnote></w:endnotes>',
    )
    assert text_of(data, "a.docx") == "Chữ sau.\n[1] Chú thích một.\n[1] Cuối.\n"


def test_word_file_under_another_name() -> None:
    found = read_file(docx(p("Kế hoạch")), "ke-hoach.pdf")
    assert found.kind == "docx"
    assert [note.text for note in found.notes] == [
        "Tên tệp có đuôi .pdf nhưng nội dung là tệp Word (.docx); đã đọc theo nội dung."
    ]
