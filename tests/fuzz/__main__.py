"""Tries damaged files for as long as one likes.

python -m tests.fuzz [--share 0.02] [--seed 1] [--minutes 10] [csv] [vcard] [xlsx]
"""

import argparse
import resource
import sys
from collections.abc import Sequence

from tests.fuzz import damage


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for and say how it went; 1 when something broke."""
    parser = argparse.ArgumentParser(description="Try damaged files.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(damage.KINDS))
    parser.add_argument("--share", type=float, default=1.0, help="of a million tables and so on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="for each kind")
    chosen = parser.parse_args(arguments)
    broken = 0
    for kind in chosen.kinds or damage.KINDS:
        count = round(damage.KINDS[kind][1] * chosen.share)
        found = damage.run(kind, count, chosen.seed, chosen.minutes * 60)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(
            f"{kind}: {found.tried:,} of {count:,} tried, {found.read:,} read, "
            f"{found.refused:,} refused, slowest {found.slowest:.2f} s, peak {peak} MB, "
            f"{len(found.faults)} faults\n"
        )
        for fault in found.faults[:20]:
            sys.stdout.write(f"  {fault}\n")
        sys.stdout.flush()
        broken += len(found.faults)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
