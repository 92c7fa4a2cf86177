"""Writes the mean of the parameters of two checkpoints of one run: mean.py FIRST.pt SECOND.pt OUT.pt"""

import argparse

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("output")
    options = parser.parse_args()
    first, state = torch.load(options.first), torch.load(options.second)
    for name, value in state["parameters"].items():
        if value.dtype.is_floating_point:
            state["parameters"][name] = (value + first["parameters"][name]) / 2
    torch.save(state, options.output)


if __name__ == "__main__":
    main()
