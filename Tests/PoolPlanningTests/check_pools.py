"""Checks proofs of pools: reads [{"question": …, "proof": …}] on standard input, prints one word for each: proven or open.

It shares nothing with Martlet. A level is what some hosts have in common. For any multipliers, a plan costs at least their sum plus, for each of
its levels, what that level's hosts cost beyond their multipliers.
"""
import itertools, json, sys

SCALE = 1024


def excess(question, level, multipliers):
    total = hosts = 0
    others = []
    for kind, worth in zip(question["kinds"], multipliers):
        columns = set(kind["columns"])
        if not level <= columns:
            continue
        cost = kind["weight"] * sum(question["losses"][c] for c in columns - level) * SCALE - worth
        if cost < 0:
            total += cost * kind["units"]
            hosts += kind["units"] * kind["hostsPerUnit"]
        else:
            others.append((cost / kind["hostsPerUnit"], cost, kind))
    for _, cost, kind in sorted(others, key=lambda other: other[0]):
        more = min(kind["units"] * kind["hostsPerUnit"], question["minimumHosts"] - hosts)
        if more > 0:
            total += cost * more // kind["hostsPerUnit"]
            hosts += more
    return total if hosts >= question["minimumHosts"] else None


def is_proven(question, proof, node, taken, free):
    limit = (proof["bound"] - 1) * SCALE
    for multipliers in node["steps"]:
        value = {level: excess(question, level, multipliers) for level in taken | free}
        if any(value[level] is None for level in taken):
            return True
        free = {level for level in free if value[level] is not None}
        fixed = sum(m * k["units"] for m, k in zip(multipliers, question["kinds"])) + sum(value[l] for l in taken)
        places = proof["pools"] - len(taken)

        def least(levels, places):
            return sum(sorted(min(0, value[level]) for level in levels)[: max(0, places)])

        if fixed + least(free, places) > limit:
            return True
        free = {l for l in free if places > 0 and fixed + value[l] + least(free - {l}, places - 1) <= limit}
    split = node.get("split")
    if not split:
        return False
    members = [set(question["kinds"][k]["columns"]) for k in split["level"]]
    level = frozenset(set.intersection(*members))
    has, lacks = split["cases"]
    if level in free and not is_proven(question, proof, has, taken | {level}, free - {level}):
        return False
    return is_proven(question, proof, lacks, taken, free - {level})


for item in json.load(sys.stdin):
    question, proof = item["question"], item["proof"]
    levels = set()
    for kind in question["kinds"]:
        own = frozenset(kind["columns"])
        levels |= {level & own for level in levels} | {own}
    print("proven" if is_proven(question, proof, proof["root"], frozenset(), levels) else "open")
