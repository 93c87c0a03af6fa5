"""The site: `make site` builds it from the pages of this folder."""

from importlib.metadata import version as installed

project = "dipevents"
author = "dipevents contributors"
copyright = author
version = release = installed("dipevents")

extensions = ["myst_parser"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"dipevents {release}"
html_copy_source = False
html_show_sphinx = False
pygments_style = "friendly"
