"""The kinds of flat array that the inner functions of screening read and write, by the numbers that they hold.

As the functions are written, any sequence of numbers will do; to the compiler of `hatch_build.py` each kind is a type of C. What a function
writes is of a kind whose name begins with `New`.
"""

from collections.abc import MutableSequence, Sequence

Bytes = Sequence[int]
"""0 to 255."""
Ints = Sequence[int]
"""32 bits."""
Longs = Sequence[int]
"""64 bits."""
Reals = Sequence[float]
"""Double precision."""
NewBytes = MutableSequence[int]
NewInts = MutableSequence[int]
NewLongs = MutableSequence[int]
NewReals = MutableSequence[float]
