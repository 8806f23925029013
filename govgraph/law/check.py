import sys

import govgraph.legality.check as _moved

sys.modules[__name__] = _moved
