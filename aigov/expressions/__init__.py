"""The subset of CEL that rules are written in: compiled against a schema's types, judged with blame; knows nothing of governance."""
