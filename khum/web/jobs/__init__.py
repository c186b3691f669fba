"""Background work that survives a kill: enqueue in the caller's transaction, claim by lease, delete when done.

@job("plans.read")
def read(*, import_id: int) -> None: ...      # must be harmless when run twice

jobs.enqueue("plans.read", {"import_id": 1}, at=now())
"""

from khum.web.jobs.queue import Handler, UnknownJobError, daily, enqueue, job, plan_daily, run_due, run_one

__all__ = ["Handler", "UnknownJobError", "daily", "enqueue", "job", "plan_daily", "run_due", "run_one"]
