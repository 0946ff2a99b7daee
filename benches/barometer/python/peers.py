"""One Python peer as a child process of the barometer: builds once, then answers requests, one JSON object a line.

The same requests and answers as in `src/wire.rs`. Each peer is a function from names to a function from a text to the
spans that it finds there, in characters.
"""

import argparse
import json
import sys
import time
from itertools import accumulate
from pathlib import Path

BETWEEN_DOCUMENTS = b"\n\n\n"


def lower(text):
    """Lower case of the same length: the few letters that would become two stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def is_unspaced(c):
    return "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u4dbf" or "\u4e00" <= c <= "\u9fff" or c >= "\U00020000"


def is_word(c):
    return c.isalnum() or "\u0300" <= c <= "\u036f" or "\u0610" <= c <= "\u061a" or "\u064b" <= c <= "\u065f"


def parted(text, at):
    """Whether a word may begin or end at `at`."""
    if at == 0 or at == len(text):
        return True
    before, after = text[at - 1], text[at]
    return not is_word(before) or not is_word(after) or is_unspaced(before) or is_unspaced(after)


def pyahocorasick(names, _language):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(lower(name), len(name))
    automaton.make_automaton()

    def find(text):
        hits = ((last + 1 - length, last + 1) for last, length in automaton.iter_long(lower(text)))
        return [(start, end) for start, end in hits if parted(text, start) and parted(text, end)]

    return find


def ahocorasick_rs(names, _language):
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick([lower(name) for name in names], matchkind=MatchKind.LeftmostLongest)

    def find(text):
        hits = automaton.find_matches_as_indexes(lower(text))
        return [(start, end) for _, start, end in hits if parted(text, start) and parted(text, end)]

    return find


def flashtext(names, _language):
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for name in names:
        processor.add_keyword(name)
    return lambda text: [(start, end) for _, start, end in processor.extract_keywords(text, span_info=True)]


def flashtext2(names, _language):
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_iter(names)
    return lambda text: [(start, end) for _, start, end in processor.extract_keywords_with_span(text)]


def spacy(names, language):
    from spacy import blank
    from spacy.matcher import PhraseMatcher

    pipeline = blank(language)
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for start in range(0, len(names), 10_000):
        matcher.add("NAME", [pipeline.make_doc(name) for name in names[start : start + 10_000]])

    def find(text):
        document = pipeline(text)
        found, free = [], 0
        for _, start, end in sorted(matcher(document), key=lambda hit: (hit[1], -hit[2])):
            if start >= free:
                free = end
                last = document[end - 1]
                found.append((document[start].idx, last.idx + len(last)))
        return found

    return find


PEERS = {peer.__name__: peer for peer in [pyahocorasick, ahocorasick_rs, flashtext, flashtext2, spacy]}
LANGUAGES = {"english": "en", "diacritics": "en", "arabic": "ar"}


def read_documents(path, size):
    """The documents in the first `size` bytes of the text, each with its place, and how long they are."""
    with open(path, "rb") as file:
        text = file.read(size)
    end = text.rfind(BETWEEN_DOCUMENTS) + len(BETWEEN_DOCUMENTS)
    documents, start = [], 0
    for part in text[:end].split(BETWEEN_DOCUMENTS)[:-1]:
        documents.append((start, part.decode()))
        start += len(part) + len(BETWEEN_DOCUMENTS)
    return documents, end


def write_spans(path, documents, find):
    """Writes all spans, in bytes of the text."""
    hits = 0
    with open(path, "w") as file:
        for start, text in documents:
            places = [start, *accumulate((len(c.encode()) for c in text), initial=start)][1:]
            for first, last in find(text):
                # FlashText counts in its lower-cased copy, which may be longer than the text.
                first, last = min(first, len(text)), min(last, len(text))
                file.write(f"{places[first]} {places[last]}\n")
                hits += 1
    return hits


def peak_kb():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def say(kind, **what):
    print(json.dumps({kind: what}), flush=True)


def main():
    parser = argparse.ArgumentParser()
    for option in ["--engine", "--names", "--table", "--text", "--folder"]:
        parser.add_argument(option, required=True)
    arguments = parser.parse_args()
    names = Path(arguments.names).read_text(encoding="utf-8").split("\n")[:-1]
    language = LANGUAGES.get(Path(arguments.text).stem, "xx")
    # An import is not a build, and is paid once for any list.
    PEERS[arguments.engine](["Warm Up"], language)("Warm Up")
    started = time.perf_counter()
    find = PEERS[arguments.engine](names, language)
    say("ready", build_seconds=time.perf_counter() - started, peak_kb=peak_kb())
    documents = []
    for line in sys.stdin:
        request = json.loads(line)
        if request == "round":
            started = time.perf_counter()
            hits = sum(len(find(text)) for _, text in documents)
            say("round", seconds=time.perf_counter() - started, hits=hits, peak_kb=peak_kb())
        elif "slice" in request:
            documents, size = read_documents(arguments.text, request["slice"]["bytes"])
            say("sliced", bytes=size)
        elif "spans" in request:
            say("spans", hits=write_spans(request["spans"]["path"], documents, find))


if __name__ == "__main__":
    main()
