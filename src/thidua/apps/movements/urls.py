"""Addresses of movements and plans, under /phong-trao/."""

from django.urls import path

from thidua.apps.movements.pages import compare, coverage, index, movement, plan
from thidua.apps.movements.pages.actors import actors, actors_choose
from thidua.apps.movements.pages.clause import clause, clause_act
from thidua.apps.movements.pages.clause_add import clause_add
from thidua.apps.movements.pages.intake import intake
from thidua.apps.movements.pages.link import link
from thidua.apps.movements.pages.plans import plans
from thidua.apps.movements.pages.review import confirm_all, pulse, review
from thidua.apps.movements.pages.set_aside import set_aside
from thidua.apps.movements.pages.step import effect, step, step_take

app_name = "movements"

# From a document to a running plan: for those who read plans in, review and approve them.
_WORK = [
    path("ke-hoach/", plans, name="plans"),
    path("ke-hoach/dua-vao/", intake, name="intake"),
    path("ke-hoach/<uuid:uuid>/soat/", review, name="review"),
    path("ke-hoach/<uuid:uuid>/soat/xac-nhan/", confirm_all, name="confirm_all"),
    path("ke-hoach/<uuid:uuid>/soat/nhip/", pulse, name="pulse"),
    path("ke-hoach/<uuid:uuid>/muc/them/", clause_add, name="clause_add"),
    path("ke-hoach/<uuid:uuid>/muc/<uuid:clause_uuid>/", clause, name="clause"),
    path("ke-hoach/<uuid:uuid>/muc/<uuid:clause_uuid>/viec/", clause_act, name="clause_act"),
    path("ke-hoach/<uuid:uuid>/cap-tren/", link, name="link"),
    path("ke-hoach/<uuid:uuid>/don-vi/", actors, name="actors"),
    path("ke-hoach/<uuid:uuid>/don-vi/chon/", actors_choose, name="actors_choose"),
    path("ke-hoach/<uuid:uuid>/ap-dung/", effect, name="effect"),
    path("ke-hoach/<uuid:uuid>/trinh/", step, name="step"),
    path("ke-hoach/<uuid:uuid>/gac-lai/<slug:finding>/", set_aside, name="set_aside"),
    path("ke-hoach/<uuid:uuid>/trinh/<slug:name>/", step_take, name="step_take"),
]

# What everybody may read: movements, their plans, coverage, comparison.
_PUBLIC = [
    path("", index.index, name="index"),
    path("cay/", index.tree, name="tree"),
    path("ke-hoach/<uuid:uuid>/", plan.plan, name="plan"),
    path("ke-hoach/<uuid:uuid>/ban-goc/", movement.document, name="document"),
    path("ke-hoach/<uuid:uuid>/bao-phu/", coverage.coverage, name="coverage"),
    path("ke-hoach/<uuid:uuid>/so-sanh/", compare.compare, name="compare"),
    path("<slug:slug>/", movement.movement, name="movement"),
]

urlpatterns = _WORK + _PUBLIC
