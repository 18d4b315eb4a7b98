"""How allauth behaves here: no open sign-up, letters through the outbox, messages in Vietnamese."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.core import mail

MESSAGES: dict[str, str | Promise] = {
    "account_inactive": _("Tài khoản này đã đóng. Hãy liên hệ người quản trị của đơn vị."),
    "enter_current_password": _("Nhập mật khẩu đang dùng."),
    "incorrect_password": _("Mật khẩu không đúng."),
    "email_password_mismatch": _("Tên đăng nhập, địa chỉ thư hoặc mật khẩu không đúng."),
    "username_password_mismatch": _("Tên đăng nhập, địa chỉ thư hoặc mật khẩu không đúng."),
    "invalid_login": _("Tên đăng nhập, địa chỉ thư hoặc mật khẩu không đúng."),
    "invalid_password_reset": _("Đường dẫn đặt mật khẩu không còn hiệu lực. Hãy yêu cầu lại."),
    "invalid_or_expired_key": _("Đường dẫn không đúng hoặc đã hết hạn. Hãy yêu cầu lại."),
    "too_many_login_attempts": _(
        "Đã nhập sai nhiều lần nên tạm khóa đăng nhập để bảo vệ tài khoản. Chờ 5 phút rồi thử lại, "
        "hoặc bấm “Quên mật khẩu”."
    ),
    "rate_limited": _("Có quá nhiều yêu cầu trong thời gian ngắn. Chờ vài phút rồi thử lại."),
    "unknown_email": _("Không có tài khoản nào dùng địa chỉ thư này."),
    "same_as_current": _("Mật khẩu mới phải khác mật khẩu đang dùng."),
}
SENT = frozenset({"account/email/password_reset_key", "account/email/password_changed"})
"""The letters that we send; an address without an account gets none."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The bridge between allauth and thidua."""

    error_messages = {**DefaultAccountAdapter.error_messages, **MESSAGES}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up alone: an administrator creates accounts."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the caller's address, as the outermost of our own proxies saw it.

        Each of the `THIDUA_PROXIES` proxies adds one address on the right of X-Forwarded-For; what
        stands further left was written by the caller and counts for nothing. Behind a local socket
        there is no address, and all share one.
        """
        proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
        said = request.headers.get("X-Forwarded-For", "").split(",") if proxies else []
        if len(said) >= proxies > 0 and (seen := said[-proxies].strip()):
            return seen
        return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter into the outbox."""
        if template_prefix not in SENT:
            return
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        with transaction.atomic():
            mail.send(email, str(message.subject), str(message.body), key=f"allauth:{uuid4()}")

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as the template says it."""
        return subject

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing beside the page itself; the pages tell what was done."""
