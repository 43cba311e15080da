"""A pack of rules to begin with: what it is, what it draws on, and one rule that holds."""

from typing import Final

from aigov.scaffold import rule
from aigov.scaffold.block import block
from aigov.scaffold.fields import Schema
from aigov.scaffold.kinds import KINDS

_FIELD: Final = "need.asked_by"
_RULE: Final = "asked-by-named"
_WHY: Final = "Whoever asked for it is the first to see whether it helps; without that person nobody can tell."


def files(name: str, schema: Schema) -> dict[str, str]:
    """Return the files of the pack `name` (small letters and hyphens), by their names in its folder."""
    claim = f"{source(name)}-01"
    draft = KINDS["present"].draft(schema, {"field": _FIELD})
    about = rule.About(
        title="The person who asked for it is named",
        why=_WHY,
        remedy="",
        acts="product_owner",
        stage="idea",
        level="note",
        basis=(claim,),
    )
    what = {"name": name, "version": "0.1", "title": f"What {name} asks of its AI projects"}
    drawn = {
        "articles": {source(name): {"title": f"What {name} has agreed on"}},
        "claims": {claim: {"claim": "Every project has somebody from the work itself who asked for it."}},
    }
    return {"pack.yaml": block(what), "sources.yaml": block(drawn), f"{name}/{_RULE}.yaml": rule.text(draft, about)}


def source(name: str) -> str:
    """Return the short name of the text that the pack's own claims belong to."""
    return name.replace("-", "").upper()
