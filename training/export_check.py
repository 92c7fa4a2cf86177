"""Writes the reference outputs that the run-time implementation is compared with: export_check.py
MODEL.chm OUT.txt
"""

import argparse
import os

import numpy

import reference

SENTENCES = """
The Russian Foreign Ministry rejected the accusations on Tuesday .
Foreign Minister Sergei Lavrov will meet his Chinese counterpart Wang Yi in Beijing next week .
North Korea fired two ballistic missiles toward the Sea of Japan , KCNA said .
“ We will not negotiate under pressure , ” President Volodymyr Zelenskyy told reporters in Kyiv .
Iran ’s parliament voted 221 - 12 to suspend inspections by the IAEA .
Turkey and Greece agreed to reopen talks — but no date was set .
Police arrested 35 protesters who had gathered outside the Supreme Court .
The UN Security Council did n't adopt the resolution because Russia vetoed it .
kim jong un inspected a shipyard near nampo
EU LEADERS AGREE NEW SANCTIONS ON BELARUS
At least seven people were killed when an Israeli airstrike hit a house in southern Lebanon .
The U.S. ambassador to the United Nations , who resigned in May , declined to comment .
Ethiopia 's army took control of two towns in Tigray , a spokesman for the regional government said .
Türkiye'de kaldı
İstanbul hosted the summit of the Organization of Turkic States .
Why did the Houthis attack a tanker in the Red Sea ?
Prime Minister Ishiba apologised , saying that the government should have acted earlier .
Talks between Hamas and Israel , mediated by Egypt and Qatar , collapsed over the weekend .
He said : " There is nothing to discuss . "
The Minsk agreements were signed in 2015 ; they have never been fully implemented .
France 's Emmanuel Macron and Germany 's Friedrich Merz flew to Washington , where they met Donald Trump .
$ 1.5 billion in aid was frozen ...
No .
""".strip().splitlines()


def number(value):
    return "%.5g" % value


def lines_of(index, forms, analysis):
    yield ["sentence", str(index), str(len(forms))]
    columns = zip(
        forms,
        analysis.upos,
        analysis.xpos,
        analysis.lemmas,
        map(str, analysis.heads),
        analysis.deprels,
        analysis.names,
    )
    for position, values in enumerate(columns):
        yield ["token", str(position), *values]
    for name, values in (
        ("token", analysis.token),
        ("encoder", analysis.encoder),
        ("arcs", analysis.arcs),
        ("names", analysis.emissions),
    ):
        yield ["check", name, number(numpy.abs(values).sum())]
    yield ["row", "arcs", "0", *map(number, analysis.arcs[0])]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("output")
    options = parser.parse_args()
    model = reference.Model(options.model)
    os.makedirs(os.path.dirname(options.output), exist_ok=True)
    with open(options.output, "w", encoding="utf-8") as stream:
        for index, sentence in enumerate(SENTENCES):
            forms = sentence.split(" ")
            for line in lines_of(index, forms, model.analyse(forms)):
                stream.write("\t".join(line) + "\n")


if __name__ == "__main__":
    main()
