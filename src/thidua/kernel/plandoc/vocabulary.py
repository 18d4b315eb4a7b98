"""Words of headings in Vietnamese administrative plans, without marks: data only."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(text.split())


SECTIONS: dict[str, tuple[str, ...]] = {
    "purpose": ("muc dich y nghia", "muc dich", "y nghia"),
    "requirements": ("yeu cau",),
    "viewpoint": ("quan diem chi dao", "quan diem", "phuong cham", "tu tuong chi dao"),
    "goals": (
        "muc tieu chi tieu", "muc tieu tong quat", "muc tieu chung", "muc tieu cu the",
        "muc tieu phan dau", "muc tieu", "chi tieu phan dau", "chi tieu thi dua", "chi tieu",
    ),
    "subjects": (
        "doi tuong thi dua", "doi tuong tham gia", "doi tuong ap dung", "doi tuong va pham vi",
        "doi tuong pham vi", "pham vi doi tuong", "pham vi va doi tuong", "pham vi ap dung",
        "pham vi", "doi tuong", "thanh phan tham gia",
    ),
    "contents": (
        "noi dung thi dua", "noi dung phong trao", "noi dung trong tam", "noi dung thuc hien",
        "noi dung trien khai", "nhiem vu trong tam", "nhiem vu chu yeu", "nhiem vu cu the",
        "chu de va noi dung", "noi dung",
    ),
    "tasks": (
        "nhiem vu va giai phap", "nhiem vu giai phap", "noi dung giai phap", "cac nhiem vu",
        "noi dung va giai phap", "noi dung bien phap", "nhiem vu",
    ),
    "criteria": (
        "tieu chi thi dua", "tieu chi danh gia", "tieu chi binh xet", "tieu chi cham diem",
        "tieu chuan thi dua", "tieu chuan danh gia", "tieu chuan binh xet", "bo tieu chi",
        "tieu chuan cham diem", "tieu chi xet thi dua", "tieu chuan xet thi dua",
        "tieu chi va thang diem", "tieu chi", "tieu chuan", "thang diem", "thang bang diem",
    ),
    "awards": (
        "hinh thuc va tieu chuan khen thuong", "hinh thuc tieu chuan khen thuong",
        "tieu chuan va hinh thuc khen thuong", "tieu chuan hinh thuc khen thuong",
        "doi tuong hinh thuc khen thuong", "tieu chuan xet khen thuong",
        "tieu chuan khen thuong", "hinh thuc khen thuong", "cong tac thi dua khen thuong",
        "cong tac khen thuong", "xet khen thuong", "binh xet khen thuong", "khen thuong",
        "danh hieu va hinh thuc khen", "bieu duong khen thuong", "ton vinh khen thuong",
    ),
    "solutions": (
        "giai phap thuc hien", "giai phap chu yeu", "giai phap trong tam", "giai phap",
        "bien phap thuc hien", "bien phap to chuc", "bien phap",
    ),
    "timeline": (
        "thoi gian tien do", "thoi gian thuc hien", "thoi gian to chuc", "thoi gian trien khai",
        "thoi gian phat dong", "thoi gian", "tien do thuc hien", "tien do", "lo trinh thuc hien",
        "lo trinh", "cac giai doan thuc hien", "cac giai doan", "giai doan thuc hien",
        "so ket va tong ket", "so ket tong ket", "so tong ket", "tong ket so ket", "tong ket",
        "so ket", "cac moc thoi gian", "cac buoc tien hanh", "cac buoc thuc hien", "thoi han",
    ),
    "responsibilities": (
        "trach nhiem to chuc thuc hien", "trach nhiem thuc hien", "trach nhiem",
        "to chuc thuc hien", "to chuc trien khai", "phan cong trach nhiem", "phan cong nhiem vu",
        "phan cong thuc hien", "phan cong to chuc thuc hien", "phan cong", "phan giao nhiem vu",
        "trach nhiem thi hanh", "giao nhiem vu", "trach nhiem cua cac co quan don vi",
        "nhiem vu cua cac co quan don vi", "nhiem vu cua cac don vi", "nhiem vu cac don vi",
        "trien khai thuc hien",
    ),
    "reporting": (
        "che do thong tin bao cao", "che do bao cao", "thong tin bao cao", "cong tac bao cao",
        "thoi gian bao cao", "bao cao",
    ),
    "bases": ("can cu phap ly", "co so phap ly", "can cu xay dung ke hoach", "can cu"),
    "other": (
        "kinh phi thuc hien", "nguon kinh phi", "kinh phi", "dang ky thi dua",
        "hinh thuc thi dua", "hinh thuc to chuc", "phuong thuc to chuc", "hinh thuc phat dong",
        "hinh thuc trien khai", "hinh thuc thuc hien", "cong tac kiem tra giam sat",
        "kiem tra giam sat", "cong tac kiem tra", "cong tac tuyen truyen", "phu luc",
        "dac diem tinh hinh", "tinh hinh chung", "thuc trang", "boi canh", "to chuc phat dong",
        "le phat dong", "ten goi", "ten phong trao", "ten goi phong trao", "chu de", "khau hieu",
        "che do quan ly", "dieu khoan thi hanh", "hieu luc thi hanh", "hinh thuc", "ho so",
        "ho so khen thuong", "thu tuc ho so", "quy trinh ho so", "trinh tu thu tuc",
        "to chuc le phat dong", "dang ky giao uoc thi dua", "cam ket thi dua", "quy thi dua",
        "dieu chinh ke hoach",
    ),
}  # fmt: skip

FILLERS = words_of(
    "ban benh binh bo cac cap cham chi chinh cho chu chuan chuc chung co cong cu cua cuoi "
    "danh dat dau de den diem dieu dinh do doan don dong dot dua dung duoc gia giai gian hang "
    "hien hinh hoach hoat ke ket khai kien mot nam nganh nghi nguyen nhiem nhung noi pham "
    "phan phap phat pho phong phuong quan quat quy ra so tac tam tham thanh the thi thoi thuc "
    "tien tieu tinh to toan tong trao trien trong truong tu va ve vi viec vien vu xa xet yeu"
)

GROUP_LEADS = (
    "tieu chi thi dua doi voi", "tieu chi danh gia doi voi", "tieu chuan thi dua doi voi",
    "tieu chi doi voi", "tieu chuan doi voi", "tieu chi cho", "tieu chi cua", "tieu chi danh cho",
    "tieu chuan cua", "noi dung thi dua doi voi", "doi voi", "danh cho", "ve phia", "khoi",
)  # fmt: skip
GROUP_WORDS = words_of(
    "ap bac ban benh bo ca cac can cap chi chien chinh chu chuc co cong cua cum dac dan dao "
    "dia dinh doan doanh don dong gia giang giao ho hoc hoi hop huyen khac khoa khoi khu lanh "
    "lao luc luong ly mat nam nganh nghe nghiep nguoi nha nhan nhanh nong phan pho phong "
    "phuong quan quoc si sinh so tac tap thanh the thi thon thuc thuoc tich tinh to tran "
    "trang tri trong truc trung truong tu uong uy va vi vien viet vu xa y"
)

OCCASIONS: dict[str, tuple[str, ...]] = {
    "annual": ("hang nam", "thuong xuyen", "theo nam", "hang thang", "tung nam", "cuoi nam"),
    "preliminary": ("so ket", "giua ky", "giai doan 1", "giai doan i", "giua giai doan"),
    "final": ("tong ket", "giai doan 2", "giai doan ii", "ket thuc", "cuoi ky", "toan giai doan"),
}
OCCASION_FILLERS = FILLERS | words_of(
    "1 2 chuyen dip doi giua i ii khen khi ky lan tai theo thuong tung vao voi xuyen"
)
OCCASION_FIRST = words_of("khen hang so tong dinh thuong giai ket cuoi doi xet vao hinh")
AWARD_FORMS = (
    "hinh thuc khen thuong", "hinh thuc khen", "cac hinh thuc khen thuong", "hinh thuc",
    "danh hieu va hinh thuc khen thuong", "danh hieu thi dua",
)  # fmt: skip
AWARD_STANDARDS = (
    "tieu chuan khen thuong", "tieu chuan", "tieu chuan va dieu kien", "dieu kien khen thuong",
    "tieu chuan xet khen thuong", "dieu kien tieu chuan", "tieu chuan dieu kien", "dieu kien",
)  # fmt: skip
AWARD_OTHERS = ("so luong", "co cau", "doi tuong khen thuong", "doi tuong", "ho so", "thoi gian")
PHASE_LEADS = ("giai doan", "dot", "buoc", "chang")
FRONT_MARKS = ("cong hoa xa hoi chu nghia", "doc lap tu do hanh phuc", "dang cong san viet nam")
