"""Words by which news on a plan is told apart: data only (Vietnamese without marks)."""

from __future__ import annotations

CONNECTORS = (
    "theo do", "truoc het", "truoc tien", "dau tien", "dong thoi", "song song do",
    "song song voi do", "ngoai ra", "ben canh do", "cung voi do", "thu nhat", "tiep theo",
    "tiep do", "tiep den", "sau do", "ke tiep", "di lien voi do", "gan lien voi do", "cuoi cung",
    "mat khac", "cu the", "trong do", "dac biet", "ke den", "dong thoi voi do", "bat dau tu",
    "hon nua", "khong kem phan quan trong", "quan trong khong kem", "dang chu y", "diem nhan",
    "thanh pho cung", "tinh cung", "dia phuong cung", "nganh cung", "truong cung", "ben canh",
)  # fmt: skip
CONTENT_START = (
    r"noi dung (?:trong tam|chu yeu|thi dua|sau|chinh|cu the)|\d{1,2} noi dung|tap trung thi dua"
)
CONTENT_WORDS = (
    r"^(?:\S+\s){0,12}?thi dua\s(?!yeu nuoc|khen|nam|giai doan|“|\")|dat trong tam|dat muc tieu|"
    r"khuyen khich (?:cac )?(?:hoat dong|phong trao)|^(?:tang cuong|day manh|phat trien|nang cao|"
    r"bao dam|xay dung|thuc hien|chu trong|tap trung)"
)
SUBJECTS = r"doi tuong (?:tham gia|thi dua|ap dung|phat dong)"
TIME = (
    r"thoi gian (?:trien khai|thuc hien|to chuc)|"
    r"duoc (?:trien khai|to chuc|thuc hien)[^.]{0,40} tu |"
    r"^ve thoi gian|(?:phong trao|dot thi dua) (?:keo dai|dien ra|bat dau)[^.]{0,40} tu |"
    r"giai doan (?:1|i|mot)\b|"
    r"^(?:cac|cap|toan|tinh|thanh pho|phong trao|dot)\b[^.;]{0,80}\b(?:so|"
    r"tong) ket\b[^.;]{0,60}20\d\d"
)
SOLUTION = (
    r"giai phap|trong qua trinh trien khai|yeu cau (?:cac )?(?:cap uy|co quan|don vi|so|"
    r"dia phuong)|"
    r"phong trao (?:can|phai) duoc|cong tac (?:tuyen truyen|phat hien|kiem tra)|"
    r"phat hien, (?:tuyen duong|bieu duong)"
)
DUTY = (
    r"can cu ke hoach nay|khuyen khich phat dong|^(?:uy ban|ubnd|so|bo|ban|hoi dong|"
    r"cac (?:bo|so|don vi|dia phuong|co quan))\b[^.]{0,120}(?:chu tri|co trach nhiem|"
    r"chiu trach nhiem|giao)|duoc giao (?:chu tri|lam)|giao (?:so|bo|ban|phong)\b"
)
AIM = r"\b(?:nham|voi muc dich|huong toi muc tieu|muc tieu la|gop phan)\s(?!huong ung)"
