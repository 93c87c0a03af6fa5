"""What the stations know beforehand: words, names, places, people in office, codes."""
