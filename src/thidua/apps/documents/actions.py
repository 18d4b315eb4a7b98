"""The only writes to documents."""

import hashlib
from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import Unit
from thidua.core import audit
from thidua.core.clock import now
from thidua.core.models import StoredFile


@transaction.atomic
def store(
    stored: StoredFile | None, *, text: str, by: Person, kind: str = Document.PLAN
) -> Document:
    """Keep a paper with the text read from it; what the text says of itself comes with `describe`.

    Args:
        stored: the original, or None when the text was typed or pasted.
        text: the text as `kernel.plandoc.files.text_of` returns it.
        by: who brought it.
        kind: one of `Document.KINDS`.
    """
    document = Document.objects.create(
        kind=kind,
        stored=stored,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        uploaded_by=by,
        uploaded_at=now(),
    )
    audit.record(by=by, action="document.store", obj=document, data={"sha256": document.sha256})
    return document


@transaction.atomic
def describe(
    document_id: int,
    *,
    number: str,
    issued_on: date | None,
    issuer: Unit | None,
    issuer_text: str,
    title: str,
    by: Person,
) -> Document:
    """Write what people confirmed of a paper: number, day, issuer, title."""
    document = Document.objects.select_for_update().get(pk=document_id)
    document.number, document.issued_on = number, issued_on
    document.issuer, document.issuer_text, document.title = issuer, issuer_text, title
    document.save(update_fields=["number", "issued_on", "issuer", "issuer_text", "title"])
    audit.record(by=by, action="document.describe", obj=document, data={"number": number})
    return document
