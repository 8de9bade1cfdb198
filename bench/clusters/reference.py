# The other side of `npm run bench -- clusters`: the same work by scikit-learn. Reads jobs as JSON lines, answers each with one.
import json, sys, time
import numpy as np

try:
    import sklearn
    from sklearn.cluster import Birch, KMeans
    from sklearn.metrics import adjusted_mutual_info_score, davies_bouldin_score, silhouette_score
    from sklearn.mixture import GaussianMixture
except ImportError:
    sys.exit(3)

KMeans(2, n_init=1).fit(np.zeros((4, 2), np.float32) + np.arange(4)[:, None])

def begun(job, seed, rows):
    """Means, variances and weights of the clusters that ours began with; by itself where none are given."""
    if not job.get("starts"):
        return {}
    labels = np.array(job["starts"][seed])
    own = [rows[labels == c].astype(np.float64) for c in range(job["k"])]
    return {"weights_init": np.array([len(part) / len(rows) for part in own]),
            "means_init": np.array([part.mean(0) for part in own]),
            "precisions_init": np.array([1 / (part.var(0) + 1e-6) for part in own])}


for line in sys.stdin:
    job = json.loads(line)
    rows = np.fromfile(job["file"], np.float32).reshape(-1, job["dims"])
    k = job["k"]
    times, cpu, best = [], [], None
    for seed in range(job["seeds"]):
        wall, processor = time.perf_counter(), time.process_time()
        if job["method"] == "k-means":
            fitted = KMeans(k, n_init=1, random_state=seed).fit(rows)
            found = (fitted.labels_, -fitted.inertia_)
        elif job["method"] == "gaussian":
            fitted = GaussianMixture(k, covariance_type="diag", random_state=seed, **begun(job, seed, rows)).fit(rows)
            found = (fitted.predict(rows), fitted.lower_bound_)
        else:
            found = (Birch(threshold=job["threshold"], n_clusters=k).fit(rows).labels_, 0)
        times.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - processor)
        if best is None or found[1] > best[1]:
            best = found
    few = np.array(job["compared"])
    answer = {"version": sklearn.__version__, "seconds": min(times), "processorSeconds": min(cpu), "fit": float(best[1]),
              "silhouette": float(silhouette_score(rows[few], best[0][few])),
              "daviesBouldin": float(davies_bouldin_score(rows, best[0]))}
    if job.get("truth"):
        answer["agreement"] = float(adjusted_mutual_info_score(job["truth"], best[0]))
    print(json.dumps(answer), flush=True)
