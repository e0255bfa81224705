"""Speeds beside their limits: small, honest programs that do the same work with nothing around.

Every module here whose name ends in `_rows` has `ROWS`: what measures each number of the table.

    ROWS = {"P8": matches}          def matches(bench: Bench) -> Iterator[Row]: yield Row(…)

`python3 dev.py bench` finds it, in the order of the numbers; `bench P8 P9` measures only these.
"""
