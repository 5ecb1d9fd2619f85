"""Sends the sample payloads through the scorer in this process, before anybody else does.

    python src/jobs/smoke.py --model <folder of a model> --payloads tests/fixtures/payloads

Checks the answers against the response contract and prints how long init and the requests took.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scoring import checkout_score  # noqa: E402


def arguments(argv=None):
    parser = argparse.ArgumentParser(description="Try the scorer.")
    parser.add_argument("--model", required=True, help="folder of a model")
    parser.add_argument("--payloads", required=True, help="folder of request bodies")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--gates", default="config/gates.yml")
    return parser.parse_args(argv)


def wrong_with(answer: dict) -> str:
    """What an answer lacks by response.checkout.v1; empty when nothing."""
    missing = [name for name in ("scores", "reasons", "model_version") if name not in answer]
    if missing:
        return f"field {missing[0]} is missing"
    if not all(isinstance(score, float) and 0 <= score <= 1 for score in answer["scores"]):
        return "a score is not a probability"
    if len(answer["reasons"]) != len(answer["scores"]):
        return "there are not as many reasons as scores"
    return ""


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main(argv=None) -> int:
    args = arguments(argv)
    os.environ["AZUREML_MODEL_DIR"] = args.model
    payloads = [
        path.read_text(encoding="utf-8") for path in sorted(Path(args.payloads).glob("*.json"))
    ]
    started = time.perf_counter()
    checkout_score.init()
    print(f"init {(time.perf_counter() - started) * 1000:.1f} ms")
    times = []
    for _ in range(args.rounds):
        for payload in payloads:
            started = time.perf_counter()
            answer = checkout_score.run(payload)
            times.append((time.perf_counter() - started) * 1000)
            if wrong := wrong_with(answer):
                print(f"smoke: {wrong}", file=sys.stderr)
                return 1
    gate = yaml.safe_load(Path(args.gates).read_text(encoding="utf-8"))["checkout"]["smoke"][
        "p95_ms"
    ]
    p95 = percentile(times, 0.95)
    p50 = percentile(times, 0.5)
    print(f"{len(times)} requests, p50 {p50:.1f} ms, p95 {p95:.1f} ms, gate {gate} ms")
    if p95 > gate:
        print("smoke: too slow", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
