"""For tests: the outputs of the layers on standard input, [{"graph": ..., "x": [...]}, ...], as lines of JSON."""
import json
import sys

import numpy as np

from scale_invariance import SHAPE, layer, score

for case in json.load(sys.stdin):
    with np.errstate(all="ignore"):
        y = layer(case["graph"], np.array(case["x"]).reshape(SHAPE))
    print(json.dumps({"y": y.ravel().tolist(), "score": score(case["graph"])}))
