"""Scoring events against gold: `read_gold`, `score`, and the report they give."""

from dipevents.evaluate.gold import GoldDocument, GoldError, read_gold, read_predictions
from dipevents.evaluate.report import Mistake, Report, Tally
from dipevents.evaluate.run import predict
from dipevents.evaluate.scoring import score

__all__ = [
    "GoldDocument",
    "GoldError",
    "Mistake",
    "Report",
    "Tally",
    "predict",
    "read_gold",
    "read_predictions",
    "score",
]
