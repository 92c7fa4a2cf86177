"""What a report costs as a record grows: seconds to read it and to link it, and memory.

    python3 bench/growth.py PROGRAM COUNT[,COUNT...] ARTICLES.jsonl[.gz]...

ARTICLES hold one JSON object a line with `text` (paragraphs by newline), and `title`, `outlet`, `date` where known. They
are cut into reports of a wire story's length; when all are used up they are told again with other names and in other
years. The same arguments give the same reports. One line is printed for each COUNT; the last column is what a report
costs in processor time, as a multiple of what it costs in the first record.
"""

import datetime
import gzip
import itertools
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import time

SHORTEST = 150  # words of a report, where the article has as many
YEARS = 4       # from one telling-again to the next
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"
NAME = re.compile(r"\b[A-Z][a-z]+\b")


def articles(paths):
    for path in paths:
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def pieces(article):
    """(headline, text) of each piece: whole paragraphs until it is long enough."""
    title, words, text = article.get("title") or "", 0, []
    for paragraph in article["text"].split("\n"):
        text.append(paragraph)
        words += len(paragraph.split())
        if words >= SHORTEST:
            yield title, "\n".join(text)
            title, words, text = "", 0, []
    if words >= SHORTEST // 3:
        yield title, "\n".join(text)


def turned(letters, letter, round_):
    return letters[(letters.index(letter) + round_) % len(letters)] if letter in letters else letter


def other_names(text, round_, kept):
    """Capitalised words that are never written small get other letters: other people, other towns."""
    def other(match):
        word = match.group()
        if round_ == 0 or word in kept or len(word) < 4:
            return word
        small = "".join(turned(VOWELS, turned(CONSONANTS, c, round_), round_) for c in word.lower())
        return small.capitalize()
    return NAME.sub(other, text)


def reports(paths, round_, kept):
    for article in articles(paths):
        day = datetime.date.fromisoformat((article.get("date") or "2015-06-01")[:10])
        day += datetime.timedelta(days=round_ * YEARS * 365)
        for number, (title, text) in enumerate(pieces(article)):
            yield {"id": f"{article.get('id', '')}.{number}.{round_}", "outlet": article.get("outlet", ""),
                   "date": day.isoformat(), "title": other_names(title, round_, kept),
                   "text": other_names(text, round_, kept)}


def chosen_reports(count, paths):
    seen = set()
    for article in articles(paths):
        seen.update(re.findall(r"\b[a-z]+\b", article["text"]))
    # States and their peoples stay who they are, as they do in the news.
    kept = {word.capitalize() for word in seen}
    made = itertools.chain.from_iterable(reports(paths, round_, kept) for round_ in itertools.count())
    chosen = list(itertools.islice(made, count))
    random.Random(1).shuffle(chosen)
    return chosen


def run(*command):
    """Seconds on the clock, seconds of processor time, and peak memory in MB."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some piece had no article text
        sys.exit(f"{' '.join(command)}: status {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def write_reports(counts, paths, folder):
    everything = chosen_reports(max(counts), paths)
    for count in counts:
        with open(f"{folder}/{count}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(report, ensure_ascii=False) + "\n" for report in everything[:count])


def words_of(lines):
    with open(lines, encoding="utf-8") as reports_:
        counts = [len(json.loads(line)["text"].split()) for line in reports_]
    return sum(counts) / len(counts)


def main():
    program, counts, paths = sys.argv[1], [int(count) for count in sys.argv[2].split(",")], sys.argv[3:]
    first = None
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: what a program's parent holds counts as the program's peak.
        making = multiprocessing.Process(target=write_reports, args=(counts, paths, folder))
        making.start()
        making.join()
        print("reports  words  read ms  link ms  cpu ms  reports/s  MB to read  MB to link  growth")
        for count in counts:
            lines, record = f"{folder}/{count}.jsonl", f"{folder}/{count}.db"
            words = words_of(lines)
            read = run(program, "read", lines, "--record", record, "--no-link")
            with open(lines, encoding="utf-8") as whole, open(folder + "/one.jsonl", "w", encoding="utf-8") as out:
                out.write(whole.readline())
            link = run(program, "read", folder + "/one.jsonl", "--record", record)
            os.remove(record)
            cpu = (read[1] + link[1]) * 1000 / count
            first = first or cpu
            print(f"{count:7}  {words:5.0f}  {read[0] * 1000 / count:7.2f}  {link[0] * 1000 / count:7.2f}  {cpu:6.2f}"
                  f"  {count / (read[0] + link[0]):9.1f}  {read[2]:10.0f}  {link[2]:10.0f}  {cpu / first:6.2f}", flush=True)


main()
