"""What is wrong with an expression's text, and where in it."""

from aigov.errors import AigovError


class ExpressionError(AigovError):
    """An expression that cannot be used; `start` and `end` are offsets into its text, the end exclusive."""

    def __init__(self, message: str, start: int, end: int) -> None:
        """`message` is a sentence; its suggestion, where there is one, stands at the end."""
        super().__init__(message)
        self.start = start
        self.end = end
