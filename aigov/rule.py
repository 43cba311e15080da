"""One rule, frozen, as the engine reads it; its file's form is in aigov/manifest, its making in packs."""
