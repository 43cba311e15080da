"""How much may fall to one of very many, told in little memory and never too little; for checks over a portfolio."""

from array import array
from collections.abc import Iterable
from typing import Final

Marks = tuple[int, ...]
"""By what somebody is found again, as hashes."""

_BUCKETS: Final = 1 << 17


class Sieve:
    """Sums of weights by mark, in a fixed number of buckets.

    What falls to somebody has a mark in common with them. Many have several marks, and are always written alike: of
    the first who came to a bucket the sum is kept apart from that of all others, and is counted once.
    """

    def __init__(self, came: Iterable[tuple[Marks, float]]) -> None:
        """Each who `came` has marks, and a weight that is not negative."""
        nothing = bytes(8 * _BUCKETS)
        self._first = firsts = array("q", nothing)
        self._own = owns = array("d", nothing)
        self._others = others = array("d", nothing)
        alone = shared = 0.0
        widest = 0
        for marks, weight in came:
            who = hash(marks) or 1
            largest = rest = 0.0
            for mark in marks:
                bucket = mark % _BUCKETS
                first = firsts[bucket]
                if first == who or not first:
                    firsts[bucket] = who
                    own = owns[bucket] = owns[bucket] + weight
                    if own > largest:
                        largest = own
                    beside = others[bucket]
                    if not beside:
                        continue
                    rest += beside
                else:
                    own = owns[bucket]
                    beside = others[bucket] = others[bucket] + weight
                    rest += own + beside
                if own + beside > shared:
                    shared = own + beside
            if largest + rest > alone:
                alone = largest + rest
            if len(marks) > widest:
                widest = len(marks)
        self.most_of_all = max(alone, shared * widest)
        """How much may fall to anybody at all.

        Somebody who shares no bucket was told when they last came; of anybody else each mark brings no more than the
        fullest shared bucket holds.
        """

    def most(self, marks: Marks) -> float:
        """Return how much may fall to whoever has these marks."""
        who = hash(marks) or 1
        own = rest = 0.0
        for mark in marks:
            bucket = mark % _BUCKETS
            if self._first[bucket] == who:
                own = max(own, self._own[bucket])
            else:
                rest += self._own[bucket]
            rest += self._others[bucket]
        return own + rest
