"""Ends a process of its own in the middle of work on files, really, at every step in turn."""

import os
from collections.abc import Callable

_CALLS = ("fsync", "replace", "rename", "link", "unlink", "mkdir")
_KILLED = 9


def is_killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run `work` in a child that is gone before its file call number `step`; False: it finished."""
    child = os.fork()
    if child == 0:
        calls = 0

        def counted(call: Callable[..., object]) -> Callable[..., object]:
            def run(*args: object, **kwargs: object) -> object:
                nonlocal calls
                calls += 1
                if calls == step:
                    os._exit(_KILLED)
                return call(*args, **kwargs)

            return run

        for name in _CALLS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, _KILLED}, code
    return code == _KILLED
