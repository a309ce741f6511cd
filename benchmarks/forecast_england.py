"""England: 42 boards of 28,833 adults, ten years, 1,000 draws, with money by funder, added up.

    .venv/bin/python benchmarks/forecast_england.py
    .venv/bin/python benchmarks/forecast_england.py --boards 4 --dask

All of it on as many threads as there are processors, with the greatest memory of the process. Then the gates,
on few draws: pounds are those of nights and moves to the penny, and one thread, two threads, two processes
and (with --dask, where `distributed` is installed) a Dask cluster of two workers come to the same. Writes
benchmarks/results/forecast_england-DATE.json.
"""

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
from forecast_ships import area_of, result_file

from lifecourse.engine.forecast import run_prepared
from lifecourse.engine.pathways import england, pathway

BOARDS, MONTHS, DRAWS, SEED = 42, 120, 1000, 7
FEW = {"boards": 3, "draws": 20}


def ready() -> Any:
    """The area that every board is like."""
    return pathway(area_of(), months=MONTHS)


def many(boards: int, draws: int) -> Any:
    """So many boards of it, in portions of at most 250 draws."""
    found = england(ready(), draws=draws, seed=SEED, boards=boards)
    found.portion = min(250, -(-draws // 2))
    return found


@contextmanager
def dask() -> Iterator[Executor]:
    """A cluster of two workers on this machine."""
    from distributed import Client, LocalCluster  # noqa: PLC0415

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster.scheduler_address) as client,
    ):
        yield client.get_executor()


def same_anywhere(*, with_dask: bool) -> dict[str, bool]:
    """Whether it comes to the same wherever it is drawn."""
    first = many(**FEW)
    first.run()

    def same(**how: Any) -> bool:
        other = many(**FEW)
        other.run(**how)
        return all(np.array_equal(first.total[name], other.total[name]) for name in first.total)

    found = {"two threads": same(threads=2)}
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        found["two processes"] = same(pool=pool, workers=2)
    if with_dask:
        with dask() as pool:
            found["Dask"] = same(pool=pool, workers=2)
    return found


def pounds_are_kept() -> bool:
    """Whether what funders pay is what nights and moves cost, without dowries and at the likeliest prices."""
    one = ready()
    kept, model = run_prepared(one.prepared, draws=20, seed=SEED), one.built.model
    price = one.prepared.money.price
    years = np.arange(MONTHS) // 12
    due = np.einsum("msf,msfk->k", kept.nights, price[years])
    due += np.einsum("mst,stk->k", kept.moved, one.prepared.tables.one_off)
    paid = kept.spent.sum(axis=(0, 1))
    # A dowry moves money from one funder to another: of all together it leaves nothing.
    assert model.dowry is None or sum(model.dowry.pence) == 0
    return bool(due.sum() == paid.sum())


def whole(boards: int, threads: int) -> dict[str, Any]:
    """All of it, timed."""
    run = many(boards, DRAWS)
    begun = time.process_time(), time.perf_counter()
    run.run(threads=threads)
    taken = time.process_time() - begun[0], time.perf_counter() - begun[1]
    return {
        "boards": boards,
        "draws": DRAWS,
        "months": MONTHS,
        "threads": threads,
        "processor_seconds": round(taken[0], 1),
        "clock_seconds": round(taken[1], 1),
        "processor_seconds_a_board": round(taken[0] / boards, 3),
        "greatest_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> int:
    """Hold to the gates, time, and file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--boards", type=int, default=BOARDS)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--dask", action="store_true", help="hold to the same on a Dask cluster of two workers"
    )
    args = parser.parse_args()
    many(1, 2).run()
    timed = whole(args.boards, args.threads)
    gates = {"pounds": pounds_are_kept(), **same_anywhere(with_dask=args.dask)}
    result = {"load_average": round(os.getloadavg()[0], 1), "gates": gates, **timed}
    result_file("forecast_england").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))
    return 0 if all(gates.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
