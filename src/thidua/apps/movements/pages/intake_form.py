"""The form that takes a plan in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

ENDINGS = ".docx,.pdf,.txt,.md,.html,.htm"
PASTED = "van-ban-dan.txt"


class IntakeForm(forms.Form):
    """A file or a text, whose plan it is, and which plan it replaces."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), PDF có lớp chữ, .txt, .md hoặc .html. Có thể kéo tệp vào đây."),
        widget=forms.FileInput(attrs={"accept": ENDINGS, "data-dropzone": ""}),
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
    )
    unit = forms.TypedChoiceField(
        label=_("Kế hoạch của đơn vị nào"),
        coerce=int,
        error_messages={"required": _("Chọn đơn vị ban hành kế hoạch.")},
    )
    unit_q = forms.CharField(required=False, max_length=200)
    replaces = forms.TypedChoiceField(
        label=_("Là phiên bản mới của kế hoạch đang thực hiện"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    found: int | None = None

    def __init__(
        self,
        units: list[tuple[int, str]],
        plans: list[tuple[int, str]],
        data: Any = None,
        files: Any = None,
        **more: Any,
    ) -> None:
        """Offer the units for which plans may be read in, and the plans that run there."""
        super().__init__(data, files, **more)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        if plans:
            none = ("", _("Không, đây là kế hoạch mới"))
            self.fields["replaces"].choices = [none, *plans]  # type: ignore[attr-defined]
        else:
            self.fields["replaces"] = forms.TypedChoiceField(
                required=False, coerce=int, empty_value=None, widget=forms.HiddenInput
            )

    def clean(self) -> dict[str, Any]:
        """Take exactly one of file and text."""
        said: dict[str, Any] = super().clean() or {}
        has_file, has_text = bool(said.get("file")), bool((said.get("text") or "").strip())
        if not has_file and not has_text:
            self.add_error("file", _("Chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới."))
        if has_file and has_text:
            self.add_error(
                "text", _("Có cả tệp lẫn chữ dán. Xóa chữ trong ô này, hoặc bỏ chọn tệp.")
            )
        return said

    def content(self) -> tuple[bytes, str]:
        """Return bytes and name; of a file that is too large only so much that this is seen."""
        upload = self.cleaned_data["file"]
        if upload:
            return upload.read(settings.MAX_UPLOAD_BYTES + 1), upload.name
        return self.cleaned_data["text"].replace("\r\n", "\n").encode(), PASTED
