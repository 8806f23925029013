import sys

import govgraph.legality.arrangement as _moved

sys.modules[__name__] = _moved
