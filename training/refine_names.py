"""Trains the name head of a checkpoint further, all else fixed: refine_names.py DATA_DIR IN OUT"""

import argparse
import time

import numpy
import torch

import batches
import material
import train

# How much of each corpus one epoch sees: less of the noisy ones than in joint training.
SHARES = {
    "wikigold": 1.0,
    "crossner": 3.0,
    "wnut17": 0.35,
    "btc": 0.2,
    "wikiann": 0.3,
    "synthetic": 0.4,
    "treebank": 0.35,
}
BATCH_TOKENS = 1000


def name_loss(net, batch):
    """The loss of the name head over the encoder as it is."""
    with torch.no_grad():
        tokens, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
    scores = net.names.emissions(states, tokens)
    return net.names.loss(scores, batch.mask.squeeze(2) > 0, batch.permitted) / batch.mask.sum()


def refine(net, data, options):
    """The averaged parameters after training."""
    draw = numpy.random.default_rng(options.seed)
    names = dict(data.names, treebank=[part._replace(heads=None) for part in data.treebank])
    optimiser = torch.optim.Adam(net.names.parameters(), lr=options.rate, betas=(0.9, 0.99))
    average, step, steps = train.Average(net), 0, None
    for epoch in range(options.epochs):
        began, total = time.time(), 0.0
        groups = batches.shuffled(material.draw_names(names, SHARES, draw), BATCH_TOKENS, draw)
        steps = steps or options.epochs * len(groups)
        for group in groups:
            for parameters in optimiser.param_groups:
                parameters["lr"] = train.rate(step, steps, options.rate)
            optimiser.zero_grad(set_to_none=True)
            loss = name_loss(net, data.batcher.make(group, draw))
            loss.backward()
            optimiser.step()
            step, total = step + 1, total + float(loss)
            if step % train.AVERAGE_EVERY == 0:
                average.update(net)
        seconds = time.time() - began
        print("epoch %d  %.0f s  loss %.4f" % (epoch + 1, seconds, total / len(groups)), flush=True)
    return average.values


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir")
    parser.add_argument("checkpoint")
    parser.add_argument("output")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    state = torch.load(options.checkpoint)
    data = material.Material(options.data_dir, state["labels"])
    net = train.load_network(options.checkpoint, data.words).train()
    parameters = refine(net, data, options)
    train.save(options.output, net, state["lemma_lexicon"], parameters)


if __name__ == "__main__":
    main()
