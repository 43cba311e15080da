"""The nearest right word for a wrong one; the only "did you mean" there is."""

from collections.abc import Iterable

from aigov.language import said


def near(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is most like `word`, or None where none is near; ties go to the first by name."""
    best: tuple[int, str] | None = None
    most = reach(word)
    folded = word.casefold().replace("-", "_")
    for candidate in sorted(candidates):
        if abs(len(candidate) - len(word)) > most:
            continue
        away = steps(folded, candidate.casefold().replace("-", "_"))
        if away <= most and (best is None or away < best[0]):
            best = (away, candidate)
    return best[1] if best else None


def reach(word: str) -> int:
    """Return how many letters a word may differ from the one that is meant."""
    return max(1, min(3, len(word) // 3))


def suggestion(word: str, candidates: Iterable[str], prefix: str = "") -> str:
    """Return `; did you mean "X"?` for the nearest candidate, else a full stop."""
    found = near(word, candidates)
    return meant(f"{prefix}{found}") if found is not None else "."


def meant(word: str) -> str:
    """Return `; did you mean "X"?`."""
    return said(f'; did you mean "{word}"?', f'; bedoelt u "{word}"?')


def steps(one: str, other: str) -> int:
    """Return the number of letters to insert, take out, replace or swap with a neighbour."""
    older: list[int] = []
    old = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            cost = min(old[j] + 1, new[j - 1] + 1, old[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        older, old = old, new
    return old[-1]
