"""The project's addresses and the style page, which the project itself shows in development only."""

from thidua.core.style_page import urlpatterns as style
from thidua.urls import urlpatterns as project

urlpatterns = [*project, *(entry for entry in style if entry not in project)]
