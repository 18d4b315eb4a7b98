"""The reads of documents."""

from django.db.models import QuerySet

from thidua.apps.documents.models import Document


def same_text(sha256: str) -> QuerySet[Document]:
    """Return the documents whose text has this SHA-256, oldest first."""
    return Document.objects.filter(sha256=sha256).order_by("pk")
