"""Read and compare documents without keeping them, as the command line does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Router, Schema, UploadedFile
from ninja.security import django_auth

from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.compare import compare
from thidua.kernel.plandoc.files import text_of
from thidua.surfaces.api.errors import GUARDS, LISTS, REFUSES

router = Router(tags=["reading"], auth=django_auth)

ANSWERS = LISTS | GUARDS | REFUSES


class TextOut(Schema):
    """The text that was read from a document."""

    text: str


@router.post("/read", response={200: dict[str, Any], **ANSWERS})
def read_document(request: HttpRequest, document: File[UploadedFile]) -> dict[str, Any]:
    """Read a plan, as `thidua plan read`."""
    return read(_text(document))


@router.post("/text", response={200: TextOut, **ANSWERS})
def text_of_document(request: HttpRequest, document: File[UploadedFile]) -> dict[str, str]:
    """Give the text of a document, as `thidua plan text`."""
    return {"text": _text(document)}


@router.post("/compare", response={200: dict[str, Any], **ANSWERS})
def compare_documents(
    request: HttpRequest, higher: File[UploadedFile], lower: File[UploadedFile]
) -> dict[str, Any]:
    """Compare two plans, as `thidua plan compare`."""
    return compare(read(_text(higher)), read(_text(lower)))


def _text(document: UploadedFile) -> str:
    return text_of(document.read(settings.MAX_UPLOAD_BYTES + 1), document.name or "")
