"""Tables of the core: audit, events, numbers, stored files, mail, workers.

No table points to a person by a foreign key: who acted is kept as text, because the core knows no
accounts and because a trace must outlive what it speaks of.
"""

from thidua.core.models.audit import AuditEntry, AuditHead
from thidua.core.models.events import EventDelivery, PendingEvent
from thidua.core.models.files import StoredFile
from thidua.core.models.jobs import ScheduledRun, WorkerBeat
from thidua.core.models.mail import OutboxMail
from thidua.core.models.numbering import NumberSeries

__all__ = [
    "AuditEntry",
    "AuditHead",
    "EventDelivery",
    "NumberSeries",
    "OutboxMail",
    "PendingEvent",
    "ScheduledRun",
    "StoredFile",
    "WorkerBeat",
]
