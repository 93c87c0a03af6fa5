"""A page that shows documents and their events: texts, timeline, network, map, table."""

from dipevents.report.acts import Page
from dipevents.report.page import report

__all__ = ["Page", "report"]
