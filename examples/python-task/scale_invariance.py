#!/usr/bin/env python3
"""An evaluation task of one's own, in Python: how little a layer's output changes when its input is scaled.

    apt-get install python3-kafka python3-numpy
    python3 scale_invariance.py --brokers localhost:29092        # or KAFKA_BOOTSTRAP_SERVERS=...

The score is 1 / (1 + d), d the relative distance of f(4x) from f(x) in the mean over four random tensors: 1 for a layer that does
not see the scale (EvoNorm-B0), 1/4 for the identity. A search that lists `scale-invariance` among its objectives waits
for it. Any number of these processes may run: they are one consumer group, and share the topic's partitions out.
"""
import argparse
import json
import math
import os
import signal

import numpy as np
from kafka import KafkaConsumer, KafkaProducer

TASK = "scale-invariance"
EPSILON = 1e-5
SCALE = 4.0
SHAPE = (8, 6, 6, 16)  # batch, height, width, channels
AXES = {"bwh": (0, 1, 2), "whc": (1, 2, 3), "wh": (1, 2), "c": (3,)}


def moment(op, x, axes):
    mean = np.mean(x, axis=axes, keepdims=True)
    if op == "mean":
        return mean
    square = np.mean(np.square(x if op == "moment2" else x - mean), axis=axes, keepdims=True)
    return np.sqrt(square + EPSILON)


def aggregate(op, over, x, groups):
    x = np.broadcast_to(x, SHAPE)
    if over != "whcg":
        return moment(op, x, AXES[over])
    b, h, w, c = SHAPE
    while c % groups:
        groups -= 1
    grouped = moment(op, x.reshape(b, h, w, groups, c // groups), (1, 2, 4))
    return np.repeat(grouped.reshape(b, 1, 1, groups), c // groups, axis=3)


ELEMENTWISE = {
    "add": np.add,
    "mul": np.multiply,
    "div": np.divide,
    "max": np.maximum,
    "neg": np.negative,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "exp": np.exp,
    "log": lambda x: np.sign(x) * np.log(np.abs(x) + EPSILON),
    "abs": np.abs,
    "square": np.square,
    "sqrt": lambda x: np.sign(x) * np.sqrt(np.abs(x) + EPSILON),
}


def layer(graph, x):
    """The layer's output in training, v0 = 0 and v1 = 1: nodes in order, the last one is the output."""
    values = []
    for node in graph["nodes"]:
        op, inputs = node["op"], [values[i] for i in node.get("in", [])]
        if op in ("x", "zero", "v0", "v1"):
            values.append({"x": x, "zero": np.float64(0), "v0": np.float64(0), "v1": np.float64(1)}[op])
        elif "over" in node:
            values.append(aggregate(op, node["over"], inputs[0], graph.get("groups", 32)))
        else:
            values.append(ELEMENTWISE[op](*inputs))
    return np.broadcast_to(values[-1], SHAPE)


def score(graph):
    distances = []
    for seed in range(4):
        x = np.random.default_rng(seed).normal(size=SHAPE)
        with np.errstate(all="ignore"):
            y, scaled = layer(graph, x), layer(graph, SCALE * x)
            distances.append(np.linalg.norm(scaled - y) / np.linalg.norm(y))
    # A tournament takes any difference for better, and no layer is free of epsilon's.
    return round(1 / (1 + float(np.mean(distances))), 3)


def answer(candidate):
    """None where the search does not ask for this task; the event to publish elsewhere."""
    if candidate.get("objectives") and TASK not in candidate["objectives"]:
        return None
    event = {"searchId": candidate["searchId"], "candidateId": candidate["candidateId"], "task": TASK}
    value = score(candidate["graph"])
    if not math.isfinite(value):
        return {"type": "CandidateFailed", **event, "reason": "the output is not finite"}
    return {"type": "CandidateScored", **event, "score": value, "figures": {}}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    address = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:29092")
    parser.add_argument("--brokers", default=address, help="Kafka's address (default: %(default)s)")
    brokers = parser.parse_args().brokers
    # Committed by hand, after the answer is sent: what comes twice is answered twice, and counted once.
    consumer = KafkaConsumer(
        "layers.accepted.v1",
        bootstrap_servers=brokers,
        group_id="task." + TASK,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_poll_records=16,
    )
    producer = KafkaProducer(bootstrap_servers=brokers, acks="all", retries=10)
    signal.signal(signal.SIGTERM, lambda *_: exit(0))
    for record in consumer:
        try:
            event = answer(json.loads(record.value))
        except (ValueError, KeyError, TypeError, IndexError) as problem:
            print(f"{record.topic}-{record.partition}@{record.offset} is passed over: {problem!r}", flush=True)
            event = None
        if event is not None:
            producer.send("layers.scored.v1", key=record.key, value=json.dumps(event).encode()).get(timeout=30)
            print(event["candidateId"], event.get("score", event.get("reason")), flush=True)
        consumer.commit()


if __name__ == "__main__":
    main()
