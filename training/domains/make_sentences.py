"""Sentences of sport, business, private courts ... and of public affairs, told from kernels written by hand.

A kernel is a sentence with choices in braces, `{beat|defeated}`, and names to be filled in: STATE, NAT (an
adjective of nationality), CITY, NAME, N, YEAR, DAY; STATE2 and so on are others than the first. Printed
as a table: kernel, subject, sentence.
"""

import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SUBJECTS = ("public", "sport", "business", "courts", "accidents", "culture", "science", "history", "life")
TELLINGS = 24  # of a kernel, where it has so many choices
NAMES = re.compile(r"\b(STATE2?|NAT2?|CITY2?|NAME2?|YEAR|DAY|N)\b")
CHOICE = re.compile(r"\{([^{}]*)\}")

STATES = """Norway:Norwegian Chile:Chilean Kenya:Kenyan Poland:Polish Japan:Japanese Brazil:Brazilian
Egypt:Egyptian Canada:Canadian India:Indian Mexico:Mexican Turkey:Turkish Vietnam:Vietnamese Peru:Peruvian
Ghana:Ghanaian Italy:Italian Serbia:Serbian Iran:Iranian Cuba:Cuban Greece:Greek Morocco:Moroccan
Australia:Australian Germany:German France:French Spain:Spanish Russia:Russian Ukraine:Ukrainian
China:Chinese Sweden:Swedish Finland:Finnish Nigeria:Nigerian Algeria:Algerian Jordan:Jordanian
Israel:Israeli Syria:Syrian Iraq:Iraqi Pakistan:Pakistani Nepal:Nepalese Thailand:Thai
Malaysia:Malaysian Indonesia:Indonesian Bolivia:Bolivian Ecuador:Ecuadorian Uruguay:Uruguayan
Hungary:Hungarian Romania:Romanian Austria:Austrian Belgium:Belgian Denmark:Danish Portugal:Portuguese
Ireland:Irish Scotland:Scottish Croatia:Croatian Georgia:Georgian Armenia:Armenian Qatar:Qatari
Kuwait:Kuwaiti Tunisia:Tunisian Libya:Libyan Sudan:Sudanese Ethiopia:Ethiopian Uganda:Ugandan
Tanzania:Tanzanian Zambia:Zambian Senegal:Senegalese Mali:Malian Jamaica:Jamaican Iceland:Icelandic
Estonia:Estonian Latvia:Latvian Lithuania:Lithuanian Slovakia:Slovak Slovenia:Slovenian
Bulgaria:Bulgarian Albania:Albanian Lebanon:Lebanese Afghanistan:Afghan Myanmar:Burmese
Argentina:Argentine Colombia:Colombian Venezuela:Venezuelan Cyprus:Cypriot""".split()
CITIES = """Oslo Lima Nairobi Krakow Osaka Recife Cairo Montreal Mumbai Puebla Izmir Hanoi Accra Turin
Belgrade Shiraz Havana Patras Rabat Perth Munich Lyon Seville Kazan Odesa Shanghai Malmo Tampere Lagos
Oran Amman Haifa Aleppo Basra Lahore Kathmandu Bangkok Penang Surabaya Quito Montevideo Debrecen Cluj
Graz Antwerp Aarhus Porto Cork Glasgow Zagreb Tbilisi Doha Tunis Khartoum Kampala Lusaka Dakar Bamako
Kingston Riga Vilnius Kosice Ljubljana Varna Tirana Beirut Kabul Yangon Rosario Medellin Caracas""".split()
GIVEN = """Lars Marta Paulo Aiko Ahmed Claire Ravi Elena Mehmet Linh Kwame Giulia Milan Omar Ana Nikos
Youssef Emma Hans Ivan Olga Wei Sven Aino Chidi Samir Noa Karim Tomas Petra Diego Lucia Zoltan Andrei
Jan Sofia Patrick Fiona Luka Nino Fatima Joseph Grace Moussa Usain Katrin Boris Maria Hamid Carlos""".split()
FAMILY = """Lind Rojas Silva Mori Hassan Moreau Kapoor Petrova Yildiz Tran Mensah Conti Jovic Rahimi Diaz
Pappas Amrani Clarke Weber Sokolov Bondar Zhang Berg Laine Okafor Haddad Levi Novak Kral Mendez
Szabo Popescu Maes Jensen Costa Murphy Reid Babic Kiria Saleh Otieno Diop Brown Kask Dimitrov Horvat
Karimi Suarez Nowak Fischer""".split()
NUMBERS = "two three five eleven 12 18 30 45 120 200 350 900 1,500 4,000".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def fill(draw, text):
    """The kernel with its choices made and its names filled in."""
    text = re.sub(r"\{([A-Z0-9]+)\}", r"\1", text)
    while CHOICE.search(text):
        text = CHOICE.sub(lambda m: draw.choice(m.group(1).split("|")), text)
    states, cities = draw.sample(STATES, 4), draw.sample(CITIES, 2)
    filled = {"N": draw.choice(NUMBERS), "DAY": draw.choice(DAYS),
              "YEAR": str(draw.randint(1066, 1975))}
    for i, suffix in enumerate(("", "2")):
        filled["STATE" + suffix] = states[i].split(":")[0]
        filled["NAT" + suffix] = states[i + 2].split(":")[1]
        filled["CITY" + suffix] = cities[i]
        filled["NAME" + suffix] = draw.choice(GIVEN) + " " + draw.choice(FAMILY)
    text = NAMES.sub(lambda m: filled[m.group(1)], text)
    text = re.sub(r"\b(A)(?= [AEIOaeio])", "An", re.sub(r"\ba(?= [AEIOaeio])", "an", text))
    text = re.sub(r" +", " ", text).replace(" ,", ",").replace(" .", ".")
    return text[0].upper() + text[1:]


def kernels(subject):
    with open(os.path.join(HERE, subject + ".txt"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def sentences():
    draw = random.Random(5)
    rows = []
    for subject in SUBJECTS:
        for number, kernel in enumerate(kernels(subject)):
            choices = 1
            for options in CHOICE.findall(re.sub(r"\{([A-Z0-9]+)\}", r"\1", kernel)):
                choices *= options.count("|") + 1
            told = {fill(draw, kernel) for _ in range(min(TELLINGS, 2 * choices))}
            rows += [{"kernel": "%s%d" % (subject, number), "subject": subject, "sentence": text}
                     for text in sorted(told)]
    return rows


if __name__ == "__main__":
    print("kernel\tsubject\tsentence")
    for row in sentences():
        print("\t".join(row.values()))
