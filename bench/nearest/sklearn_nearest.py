# scikit-learn's exact search on rows of a file: the least time of single queries and their mean processor time, as JSON.
import json
import sys
import time

import numpy
import sklearn
from sklearn.neighbors import NearestNeighbors

file, dims, limit, rounds = sys.argv[1], *map(int, sys.argv[2:5])
points = numpy.fromfile(file, "<f4").reshape(-1, dims)
search = NearestNeighbors(n_neighbors=limit, algorithm="brute").fit(points)
for row in range(3):
    search.kneighbors(points[row : row + 1])
times = []
before = time.process_time()
for row in range(rounds):
    start = time.perf_counter()
    search.kneighbors(points[row : row + 1])
    times.append(1000 * (time.perf_counter() - start))
used = 1000 * (time.process_time() - before) / rounds
print(json.dumps({"version": sklearn.__version__, "ms": min(times), "processorMs": used}))
