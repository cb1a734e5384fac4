"""What the web processes hold, and the processor time they have used, from /proc."""

import os
from pathlib import Path

from local.processes import children

# Places in /proc/…/stat after the name: own time in the program and in the kernel, and both of children that ended.
TIMES = (11, 12, 13, 14)


class WebMemory:
    """The most that a web process and all of them together were seen to hold. `pid` is the first process's."""

    def __init__(self, pid):
        self.pid = pid
        self.largest = self.together = 0

    def look(self):
        held = [kilobytes for kilobytes in map(resident, [self.pid, *children(self.pid)]) if kilobytes]
        self.largest = max(self.largest, *(each["Rss"] for each in held))
        self.together = max(self.together, sum(each["Pss"] for each in held))

    def figures(self):
        return {"largest": self.largest / 1024, "together": self.together / 1024}


def resident(pid):
    """Kilobytes: Rss counts pages shared between processes in each, Pss divides them. None where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return None
    words = [line.split() for line in lines]
    return {word[0].rstrip(":"): int(word[1]) for word in words if word[0] in ("Rss:", "Pss:")}


def most_held(pid):
    """Kilobytes: the most that one of the processes of `pid` has held since it began."""
    return max(map(peak, children(pid)), default=0)


def peak(pid):
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def processor_seconds(pid):
    """Of the process, its children, and those that have ended, since each began."""
    every = [ticks(pid, TIMES), *(ticks(child, TIMES[:2]) for child in children(pid))]
    return sum(every) / os.sysconf("SC_CLK_TCK")


def ticks(pid, names):
    """The sum of some of the process's times; 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(fields[place]) for place in names)
