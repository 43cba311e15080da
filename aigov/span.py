"""A span: a stretch of one file, by offset and by line and column."""

from aigov.records import NamedTuple


class Span(NamedTuple):
    """From `start` to `end` (exclusive) in `file`.

    Offsets count code points of the decoded text from 0, without a byte order mark. Lines and columns count
    from 1, columns in code points. The end is exclusive; an empty span marks a place between two characters.
    """

    file: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
