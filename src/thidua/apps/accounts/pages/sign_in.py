"""The forms of signing in and of passwords, with their words in Vietnamese."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class _Words:
    """Give the fields of an allauth form the labels of `words`, and no placeholders."""

    words: ClassVar[dict[str, str | Promise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Build the form, then name its fields."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, label in self.words.items():
            if name in fields:
                fields[name].label = label
        for field in fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class LoginForm(_Words, forms.LoginForm):  # type: ignore[misc]
    """Đăng nhập."""

    words = {
        "login": _("Tên đăng nhập hoặc địa chỉ thư"),
        "password": _("Mật khẩu"),
        "remember": _("Giữ đăng nhập trên máy này"),
    }


class ResetPasswordForm(_Words, forms.ResetPasswordForm):  # type: ignore[misc]
    """Quên mật khẩu."""

    words = {"email": _("Địa chỉ thư của tài khoản")}


class ResetPasswordKeyForm(_Words, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """Đặt mật khẩu mới theo đường dẫn trong thư."""

    words = {"password1": _("Mật khẩu mới"), "password2": _("Nhập lại mật khẩu mới")}


class ChangePasswordForm(_Words, forms.ChangePasswordForm):  # type: ignore[misc]
    """Đổi mật khẩu."""

    words = {
        "oldpassword": _("Mật khẩu đang dùng"),
        "password1": _("Mật khẩu mới"),
        "password2": _("Nhập lại mật khẩu mới"),
    }


class SetPasswordForm(_Words, forms.SetPasswordForm):  # type: ignore[misc]
    """Đặt mật khẩu lần đầu."""

    words = {"password1": _("Mật khẩu mới"), "password2": _("Nhập lại mật khẩu mới")}


class ReauthenticateForm(_Words, forms.ReauthenticateForm):  # type: ignore[misc]
    """Nhập lại mật khẩu trước một việc quan trọng."""

    words = {"password": _("Mật khẩu")}
