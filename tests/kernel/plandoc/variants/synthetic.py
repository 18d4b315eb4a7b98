"""Two plans of places that do not exist, with what a reader must find in them."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block

LETTERS = "abcdđeghiklm"


@dataclass(frozen=True)
class Expected:
    """A plan as its author meant it; every list holds whole items."""

    name: str
    issuer: str
    title: str
    movement: str
    bases: tuple[tuple[str, str], ...]  # number, the whole line
    opening: str
    purpose: tuple[str, ...]
    requirements: tuple[str, ...]
    contents: tuple[str, ...]
    criteria: tuple[tuple[str, tuple[str, ...]], ...]
    awards: tuple[tuple[str, tuple[str, ...]], ...]  # occasion key, forms
    solutions: tuple[str, ...]
    span: tuple[str, str, str]  # from, to, the sentence
    phases: tuple[tuple[str, str], ...]  # heading, text
    responsibilities: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, ...]

    def lists(self) -> dict[str, list[str]]:
        """Field of the reading → items, as far as they are lists of items."""
        return {
            "purpose": list(self.purpose),
            "requirements": list(self.requirements),
            "contents": list(self.contents),
            "solutions": list(self.solutions),
            "responsibilities": list(self.responsibilities),
            "recipients": list(self.recipients),
        }


OCCASIONS = {
    "annual": "Khen thưởng hằng năm",
    "preliminary": "Khen thưởng sơ kết",
    "final": "Khen thưởng tổng kết",
}

PROVINCE = Expected(
    name="song-thanh",
    issuer="Ủy ban nhân dân tỉnh Sông Thanh",
    title="Phát động Phong trào thi đua “Tỉnh Sông Thanh chung tay giữ sạch nguồn nước”",
    movement="Tỉnh Sông Thanh chung tay giữ sạch nguồn nước",
    bases=(
        (
            "15/2022/QH15",
            "Căn cứ Luật Thi đua, khen thưởng số 15/2022/QH15 ngày 15/6/2022 của Quốc hội;",
        ),
        (
            "417/QĐ-TTg",
            "Căn cứ Quyết định số 417/QĐ-TTg ngày 03/3/2027 của Thủ tướng Chính phủ ban hành Kế hoạch triển khai Phong trào thi đua “Cả nước chung tay giữ sạch nguồn nước”;",
        ),
        (
            "21-CTr/TU",
            "Thực hiện Chương trình hành động số 21-CTr/TU ngày 18/01/2027 của Tỉnh ủy về bảo vệ nguồn nước,",
        ),
    ),
    opening="Ủy ban nhân dân tỉnh phát động Phong trào thi đua “Tỉnh Sông Thanh chung tay giữ sạch nguồn nước” (sau đây gọi tắt là Phong trào thi đua) như sau:",
    purpose=(
        "Nâng cao ý thức của người dân và tổ chức trong việc giữ gìn sông, hồ, kênh, mương trên địa bàn tỉnh.",
        "Tạo khí thế thi đua sôi nổi, rộng khắp, góp phần hoàn thành các chỉ tiêu về nước sạch và vệ sinh môi trường.",
        "Kịp thời phát hiện, nhân rộng những cách làm hay, những tấm gương sáng trong bảo vệ nguồn nước.",
    ),
    requirements=(
        "Phong trào thi đua phải gắn với nhiệm vụ thường xuyên của từng cơ quan, đơn vị, không phô trương, hình thức.",
        "Việc bình xét, khen thưởng bảo đảm công khai, công bằng, đúng người, đúng việc.",
    ),
    contents=(
        "Thi đua tuyên truyền, vận động mỗi gia đình không xả rác, nước thải chưa xử lý xuống sông, hồ.",
        "Thi đua xây dựng, nâng cấp công trình cấp nước, thoát nước và xử lý nước thải ở khu dân cư.",
        "Thi đua cải tạo ao, hồ, kênh, mương bị ô nhiễm; trồng cây xanh dọc hành lang bảo vệ nguồn nước.",
        "Thi đua ứng dụng công nghệ quan trắc tự động, chia sẻ số liệu chất lượng nước cho cộng đồng.",
        "Thi đua phát hiện, ngăn chặn, xử lý nghiêm hành vi khai thác cát, xả thải trái phép.",
    ),
    criteria=(
        (
            "Đối với các sở, ngành, địa phương",
            (
                "Ban hành kế hoạch đúng thời hạn và hoàn thành từ 95% nhiệm vụ được giao trở lên.",
                "Không để phát sinh điểm nóng về ô nhiễm nguồn nước kéo dài quá ba mươi ngày.",
                "Có ít nhất một mô hình bảo vệ nguồn nước được nhân rộng trong năm.",
            ),
        ),
        (
            "Đối với doanh nghiệp",
            (
                "Xử lý toàn bộ nước thải đạt quy chuẩn trước khi xả ra môi trường.",
                "Tiết kiệm từ mười phần trăm lượng nước sử dụng so với năm trước.",
            ),
        ),
        (
            "Đối với cá nhân",
            (
                "Có sáng kiến hoặc việc làm cụ thể bảo vệ nguồn nước được chính quyền cấp xã xác nhận.",
            ),
        ),
    ),
    awards=(
        ("annual", ("Giấy khen.",)),
        ("preliminary", ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh;", "Giấy khen.")),
        (
            "final",
            (
                "Bằng khen của Thủ tướng Chính phủ;",
                "Cờ thi đua của Ủy ban nhân dân tỉnh;",
                "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh;",
                "Giấy khen.",
            ),
        ),
    ),
    solutions=(
        "Tăng cường sự lãnh đạo của cấp ủy, sự điều hành của chính quyền đối với công tác bảo vệ nguồn nước.",
        "Đổi mới hình thức tuyên truyền, chú trọng mạng xã hội và hệ thống truyền thanh cơ sở.",
        "Lồng ghép nguồn lực của các chương trình mục tiêu, huy động đóng góp tự nguyện của người dân.",
    ),
    span=(
        "2027",
        "2031",
        "Phong trào thi đua được thực hiện từ năm 2027 đến năm 2031, chia thành 2 giai đoạn:",
    ),
    phases=(
        (
            "Giai đoạn 1 (từ 2027 - 2029)",
            "Các sở, ngành, địa phương ban hành kế hoạch triển khai trong tháng 7 năm 2027; tổ chức thực hiện và tiến hành sơ kết vào năm 2029.",
        ),
        (
            "Giai đoạn 2 (từ 2029 - 2031)",
            "Sở Nội vụ chủ trì, tham mưu Ủy ban nhân dân tỉnh tiếp tục triển khai và tổng kết vào năm 2031.",
        ),
    ),
    responsibilities=(
        "Các sở, ngành, địa phương căn cứ Kế hoạch này xây dựng kế hoạch cụ thể; định kỳ hằng năm báo cáo kết quả về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các cơ quan liên quan hướng dẫn tiêu chí về chất lượng nước.",
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động đoàn viên, hội viên và Nhân dân tham gia Phong trào thi đua.",
        "Báo và phát thanh, truyền hình tỉnh mở chuyên mục giới thiệu gương điển hình bảo vệ nguồn nước.",
        "Sở Nội vụ là cơ quan thường trực, theo dõi, đôn đốc, hướng dẫn khen thưởng sơ kết, tổng kết.",
    ),
    recipients=(
        "Thường trực Tỉnh ủy;",
        "Các sở, ban, ngành, đoàn thể tỉnh;",
        "Ủy ban nhân dân các xã, phường;",
        "Lưu: VT, NC.",
    ),
    signer=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Minh Nguyệt"),
)


def blocks(plan: Expected) -> list[Block]:
    """The plan as the blocks of an official text."""
    out = [Block("", "KẾ HOẠCH"), Block("", plan.title)]
    out += [Block("", line) for _, line in plan.bases]
    out += [Block("", plan.opening), Block("I.", "MỤC ĐÍCH, YÊU CẦU"), Block("1.", "Mục đích")]
    out += [*_lettered(plan.purpose), Block("2.", "Yêu cầu"), *_lettered(plan.requirements)]
    out += [Block("II.", "NỘI DUNG THI ĐUA"), *_counted(plan.contents)]
    out += [
        Block("III.", "TIÊU CHÍ THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG"),
        Block("1.", "Tiêu chí thi đua"),
    ]
    for letter, (subject, items) in zip(LETTERS, plan.criteria, strict=False):
        out += [Block(f"{letter})", subject), *[Block("-", item) for item in items]]
    out.append(Block("2.", "Hình thức và tiêu chuẩn khen thưởng"))
    for letter, (occasion, forms) in zip(LETTERS, plan.awards, strict=False):
        out += [Block(f"{letter})", OCCASIONS[occasion]), Block("-", "Hình thức khen thưởng")]
        out += [Block("+", form) for form in forms]
    out += [Block("IV.", "GIẢI PHÁP THỰC HIỆN"), *_counted(plan.solutions)]
    out += [Block("V.", "THỜI GIAN VÀ TRÁCH NHIỆM THỰC HIỆN"), Block("1.", "Thời gian thực hiện")]
    out.append(Block("", plan.span[2]))
    for letter, (heading, text) in zip(LETTERS, plan.phases, strict=False):
        out += [Block(f"{letter})", heading), Block("", text)]
    out += [Block("2.", "Trách nhiệm thực hiện"), *_lettered(plan.responsibilities)]
    out.append(Block("", "Nơi nhận:"))
    out += [Block("-", line) for line in plan.recipients]
    return out + [Block("", line) for line in plan.signer]


def _lettered(items: tuple[str, ...]) -> list[Block]:
    return [Block(f"{letter})", item) for letter, item in zip(LETTERS, items, strict=False)]


def _counted(items: tuple[str, ...]) -> list[Block]:
    return [Block(f"{number}.", item) for number, item in enumerate(items, 1)]


DEPARTMENT = Expected(
    name="so-y-te",
    issuer="Sở Y tế tỉnh Sông Thanh",
    title="Triển khai Phong trào thi đua “Bệnh viện xanh, người bệnh hài lòng” giai đoạn 2027 - 2030",
    movement="Bệnh viện xanh, người bệnh hài lòng",
    bases=(
        (
            "88/KH-UBND",
            "Thực hiện Kế hoạch số 88/KH-UBND ngày 20/02/2027 của Ủy ban nhân dân tỉnh triển khai Phong trào thi đua “Bệnh viện xanh, người bệnh hài lòng”,",
        ),
    ),
    opening="Sở Y tế ban hành Kế hoạch triển khai Phong trào thi đua “Bệnh viện xanh, người bệnh hài lòng” trong toàn ngành như sau:",
    purpose=(
        "Đổi mới phong cách, thái độ phục vụ của cán bộ y tế, hướng tới sự hài lòng của người bệnh.",
        "Xây dựng cơ sở y tế xanh, sạch, đẹp, an toàn, giảm phát thải nhựa.",
    ),
    requirements=(
        "Các đơn vị triển khai đồng bộ, có trọng tâm, có kiểm tra, đánh giá từng quý.",
        "Người đứng đầu đơn vị chịu trách nhiệm trực tiếp về kết quả thực hiện.",
    ),
    contents=(
        "Thi đua rút ngắn thời gian chờ khám, bố trí khu đón tiếp thân thiện, có người hướng dẫn.",
        "Thi đua trồng và chăm sóc cây xanh, phân loại chất thải rắn y tế ngay tại nguồn.",
        "Thi đua thực hiện bệnh án điện tử, thanh toán không dùng tiền mặt ở mọi khoa, phòng.",
        "Thi đua nghiên cứu, áp dụng sáng kiến cải tiến chất lượng khám bệnh, chữa bệnh.",
    ),
    criteria=(
        (
            "Đối với tập thể",
            (
                "Tỷ lệ người bệnh hài lòng đạt từ 90% trở lên theo bộ câu hỏi của ngành.",
                "Toàn bộ chất thải rắn y tế được phân loại, thu gom đúng quy định.",
            ),
        ),
        (
            "Đối với cá nhân",
            (
                "Không có đơn thư phản ánh đúng về thái độ phục vụ trong năm xét khen thưởng.",
                "Có sáng kiến được hội đồng của đơn vị công nhận và áp dụng.",
            ),
        ),
    ),
    awards=(
        ("preliminary", ("Giấy khen của Giám đốc Sở Y tế.",)),
        (
            "final",
            ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh;", "Giấy khen của Giám đốc Sở Y tế."),
        ),
    ),
    solutions=(
        "Đẩy mạnh truyền thông nội bộ, tổ chức hội thi, hội thảo về văn hóa ứng xử trong bệnh viện.",
        "Bảo đảm kinh phí từ nguồn thu hợp pháp của đơn vị và nguồn xã hội hóa.",
    ),
    span=(
        "2027",
        "2030",
        "Phong trào thi đua được thực hiện từ năm 2027 đến năm 2030, chia thành 2 giai đoạn:",
    ),
    phases=(
        (
            "Giai đoạn 1 (từ 2027 - 2028)",
            "Các đơn vị xây dựng kế hoạch trong tháng 4 năm 2027; tổ chức thực hiện và sơ kết vào năm 2028.",
        ),
        ("Giai đoạn 2 (từ 2029 - 2030)", "Các đơn vị tiếp tục triển khai, tổng kết vào năm 2030."),
    ),
    responsibilities=(
        "Các đơn vị trực thuộc căn cứ Kế hoạch này tổ chức thực hiện; trước ngày 30/11 hằng năm báo cáo kết quả về Sở Y tế (qua Phòng Tổ chức cán bộ).",
        "Phòng Nghiệp vụ y chủ trì hướng dẫn, kiểm tra việc đo lường sự hài lòng của người bệnh.",
        "Phòng Tổ chức cán bộ tham mưu khen thưởng sơ kết, tổng kết Phong trào thi đua.",
    ),
    recipients=("Ủy ban nhân dân tỉnh (để báo cáo);", "Các đơn vị trực thuộc;", "Lưu: VT, TCCB."),
    signer=("GIÁM ĐỐC", "Lê Văn Phúc"),
)

PLANS = (PROVINCE, DEPARTMENT)
