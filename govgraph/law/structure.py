import sys

import govgraph.legality.structure as _moved

sys.modules[__name__] = _moved
