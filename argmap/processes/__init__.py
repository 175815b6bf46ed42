"""Every process that argmap starts; none of them outlives it, whatever ends it.

`run` and `fed` start programs, `within` calls one function with a time limit, `in_order` shares a task
among workers. A process that is killed cannot stop what it has started, so others keep the promise. On
Linux the system itself kills the child of a parent that has ended. Elsewhere a child holds the reading
end of a pipe whose other end only the parent holds, and leaves when that end is gone: a worker looks in
a thread of its own, and a program is started through `watcher`, which looks for it.
"""

from argmap.processes.ending import EndedError, TimeUpError
from argmap.processes.programs import fed, run
from argmap.processes.sharing import in_order, processors
from argmap.processes.time_limit import within

__all__ = ["EndedError", "TimeUpError", "fed", "in_order", "processors", "run", "within"]
