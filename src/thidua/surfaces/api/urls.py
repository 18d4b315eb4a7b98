"""The API: typed, described by /api/v1/openapi.json, the same actions and rights as the pages."""

from ninja import NinjaAPI

from thidua.surfaces.api.errors import add_handlers
from thidua.surfaces.api.v1 import (
    accounts,
    checks,
    clauses,
    deserving,
    law,
    movements,
    organisations,
    plans,
    reading,
    records,
    reorganisations,
    system,
    tasks,
    transitions,
    units,
    waivers,
)

api = NinjaAPI(
    title="thidua",
    version="1.0.0",
    description="Phong trào thi đua: đọc kế hoạch, phong trào, điều khoản, nhiệm vụ, đơn vị.",
    docs_url=None,
    urls_namespace="api",
)
add_handlers(api)
api.add_router("/law", law.router)
api.add_router("/movements", movements.router)
api.add_router("/plans", plans.router)
api.add_router("/plans", waivers.router)
api.add_router("/clauses", clauses.router)
api.add_router("/tasks", tasks.router)
api.add_router("/records", records.router)
api.add_router("/transitions", transitions.router)
api.add_router("/units", units.router)
api.add_router("/organisations", organisations.router)
api.add_router("/reorganisations", reorganisations.router)
api.add_router("/reading", reading.router)
api.add_router("/accounts", accounts.router)
api.add_router("/checks", checks.router)
api.add_router("", deserving.router)
api.add_router("/system", system.router)
