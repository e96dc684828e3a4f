import subprocess
import sys

import pytest

PROGRAM = """
import resource
from desktop_crm.storage.process_limits import forbid_core_dumps
forbid_core_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core dumps")
def test_a_crash_leaves_no_image_of_the_memory() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout == "(0, 0)\n"
