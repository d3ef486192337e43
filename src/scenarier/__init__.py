"""scenarier: budget scenarios for a Danish municipality, from the annual report to a projection."""

import os

__version__ = "0.10.1"

# The engine's matrices are small: handing them to several threads costs more than it gains. numpy reads this
# when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
