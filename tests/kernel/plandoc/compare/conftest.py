"""Two invented plans in the shape of the reader: a national one and the province's copy of it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

CONTENTS = {
    "awareness": "Thi đua tuyên truyền để mỗi gia đình hiểu lợi ích của việc phân loại rác.",
    "infrastructure": "Thi đua xây dựng điểm thu gom, bãi tập kết hợp vệ sinh tại nơi công cộng.",
    "digital_government": "Thi đua xây dựng Chính phủ số trong quản lý môi trường từ trung ương "
    "đến địa phương, công khai số liệu quan trắc cho người dân theo dõi.",
    "digital_economy": "Thi đua phát triển nghề tái chế, hỗ trợ hợp tác xã mua máy ép và lò ủ phân.",
    "international": "Thi đua học hỏi kinh nghiệm các nước láng giềng về trồng rừng ngập mặn.",
}
GROUPS = {
    "agencies_localities": (
        "Ban hành quy chế phân loại rác trước mùa mưa.",
        "Tổ chức ít nhất một ngày dọn vệ sinh hằng tháng.",
    ),
    "enterprises": ("Đầu tư hệ thống lọc khói đạt quy chuẩn.", "Thu hồi bao bì đã bán ra."),
    "individuals": ("Có sáng kiến giảm túi ni lông được tổ dân phố áp dụng.",),
}


def items(texts: Any, start: int = 1000) -> list[dict[str, Any]]:
    found = []
    for text in texts:
        found.append({"text": text, "span": [start, start + len(text)], "marker": "-"})
        start += len(text) + 1
    return found


def make(level: str) -> dict[str, Any]:
    """A whole official plan of a movement that does not exist."""
    national = level == "national"
    own = "Trung ương" if national else "tỉnh"
    units = "bộ, ngành, địa phương" if national else "sở, ngành, xã"
    name = "Cả nước thi đua giữ làng sạch phố xanh"
    contents = items(CONTENTS.values())
    for row, key in zip(contents, CONTENTS, strict=True):
        row["key"] = key
    mid = f"{own} sơ kết phong trào ở cấp {own}"
    return {
        "doc_kind": "official_plan",
        "completeness": "whole",
        "issuer": {"name": "Chính phủ" if national else "UBND tỉnh Sông Xanh", "level": level},
        "instrument": {
            "number": "7001/QĐ-TTg" if national else "88/KH-UBND",
            "date": "2024-02-01" if national else "2024-03-10",
        },
        "title": f"Triển khai phong trào “{name}”",
        "movement": {"name": name, "launch_mode": "trien_khai", "span": [40, 80]},
        "legal_bases": []
        if national
        else [
            {
                "text": "Quyết định số 7001/QĐ-TTg về giữ làng sạch phố xanh",
                "span": [100, 150],
                "role": "thuc_hien",
                "type": "Quyết định",
                "number": "7001/QĐ-TTg",
                "date": "2024-02-01",
            }
        ],
        "other_references": [],
        "contents": contents,
        "criteria": {
            "groups": [
                {
                    "subject_key": key,
                    "subject": key,
                    "span": [3000, 3010],
                    "items": items(rows, 3000),
                }
                for key, rows in GROUPS.items()
            ]
        },
        "awards": {
            "annual": {"forms": [], "rule": "Khen theo thẩm quyền.", "span": [4000, 4010]},
            "preliminary": {"forms": items(["Bằng khen", "Giấy khen"], 4100), "span": [4090, 4200]},
            "final": {"forms": items(["Cờ thi đua", "Bằng khen"], 4300), "span": [4290, 4400]},
        },
        "solutions": items(["Kiểm tra đột xuất các cơ sở xả thải mỗi quý một lần."], 4500),
        "timeline": {
            "from": 2024,
            "to": 2028,
            "phases": [
                {
                    "order": 1,
                    "milestones": [
                        {
                            "text": f"Các {units} ban hành kế hoạch",
                            "what": "ban hành kế hoạch",
                            "actor": f"Các {units}",
                            "due": "2024-Q2",
                            "span": [5000, 5040],
                        },
                        {
                            "text": mid,
                            "what": mid,
                            "actor": own,
                            "due": "2026",
                            "span": [5050, 5090],
                        },
                    ],
                }
            ],
        },
        "responsibilities": [
            {
                "actor": "Bộ Môi trường" if national else "Sở Môi trường",
                "text": "Theo dõi việc thực hiện và chia sẻ cách làm hay giữa các nơi.",
                "span": [6000, 6060],
                "duties": [],
            }
        ],
        "reporting": {
            "who": units,
            "to": own,
            "frequency": "hằng năm",
            "due": "trước ngày 10/12",
            "span": [7000, 7050],
        },
        "adjustment": None,
        "recipients": [],
        "signer": {"name": "Người Ký"},
    }


@pytest.fixture
def higher() -> dict[str, Any]:
    return make("national")


@pytest.fixture
def lower() -> dict[str, Any]:
    """A province plan without a fault: its third content is in the words of its own level."""
    plan = copy.deepcopy(make("province"))
    plan["contents"][2]["text"] = (
        "Thi đua xây dựng chính quyền số trong quản lý môi trường từ tỉnh đến xã, công khai số "
        "liệu quan trắc cho người dân theo dõi."
    )
    return plan
