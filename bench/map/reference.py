# The other side of `npm run bench -- map`: principal components and trustworthiness by scikit-learn, UMAP by umap-learn where it is there.
import json, sys, time
import numpy as np

try:
    import sklearn
    from sklearn.decomposition import PCA
    from sklearn.manifold import trustworthiness
except ImportError:
    sys.exit(3)

job = json.load(sys.stdin)
rows = np.fromfile(job["file"], np.float32).reshape(-1, job["dims"])
few = rows[: job["few"]]


def timed(work):
    wall, processor = time.perf_counter(), time.process_time()
    places = work()
    return places, {"seconds": time.perf_counter() - wall, "processorSeconds": time.process_time() - processor}


pca, times = timed(lambda: PCA(2).fit_transform(rows))
answer = {"version": sklearn.__version__, "pca": times, "umap": None}
answer["pca"]["trustworthiness"] = float(trustworthiness(few, PCA(2).fit_transform(few), n_neighbors=15))
answer["ours"] = [float(trustworthiness(few, np.array(places).reshape(-1, 2), n_neighbors=15)) for places in job["places"]]
try:
    import umap

    umap.UMAP(n_epochs=2).fit(few[:100])
    places, times = timed(lambda: umap.UMAP(random_state=1).fit_transform(few))
    answer["umap"] = {"version": umap.__version__, **times, "trustworthiness": float(trustworthiness(few, places, n_neighbors=15))}
except ImportError:
    pass
print(json.dumps(answer))
