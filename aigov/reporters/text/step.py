"""The first step of a remedy, for where many remedies stand under each other."""

import re
from typing import Final

# A sentence ends before a blank and a capital ("e.g. this" does not), a question before any blank.
_SENTENCES: Final = re.compile(r"(?<=[.!]) (?=[^a-z\s])|(?<=\?) ")


def first_step(remedy: str) -> str:
    """Return the sentences before the first question: what follows are the other ways out."""
    sentences = _SENTENCES.split(remedy)
    asked = next((number for number, sentence in enumerate(sentences) if sentence.endswith("?")), len(sentences))
    return " ".join(sentences[:asked] or sentences)
