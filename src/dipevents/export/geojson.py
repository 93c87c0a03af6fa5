"""The acts as GeoJSON (RFC 7946); an act without a place has a null geometry, never a guessed one."""

from __future__ import annotations

from collections.abc import Iterable

from dipevents.export import Exported
from dipevents.render.json import as_json
from dipevents.render.table import who
from dipevents.values import Record

_KEPT = ("type", "subtype", "status", "occasion", "venue", "confidence", "cameo")


def geojson(acts: Iterable[Record]) -> Exported:
    """A feature an act."""
    features = [_feature(act) for act in acts]
    lost = sum(1 for feature in features if feature["geometry"] is None)
    lines = ",\n".join(map(as_json, features))
    notes = (f"acts without a place, their geometry null: {lost} of {len(features)}",) if lost else ()
    return Exported(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode(), notes)


def _feature(act: Record) -> Record:
    place = act.get("location") or {}
    properties = {key: act.get(key) for key in _KEPT}
    properties |= {
        "date": (act.get("date") or {}).get("value"), "participants": who(act),
        "countries": sorted({each["country"] for each in act["participants"] if each.get("country")}),
        "place": place.get("name"), "country": place.get("country"), "place_kind": place.get("kind"),
        "documents": act.get("documents") or [act.get("document")],
    }  # fmt: skip
    return {"type": "Feature", "id": act["id"], "geometry": _point(place), "properties": properties}


def _point(place: Record) -> Record | None:
    """The place; of a country its capital, as `place_kind` then says."""
    east, north = place.get("longitude"), place.get("latitude")
    return None if east is None or north is None else {"type": "Point", "coordinates": [east, north]}
