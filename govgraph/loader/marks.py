import sys

import govgraph.marks as _moved

sys.modules[__name__] = _moved
