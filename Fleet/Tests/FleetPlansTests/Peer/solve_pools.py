"""Solves questions about pools with CBC: reads [{"question": …, "pools": N, "cost": C}] from the files given, or from standard input, and prints
one line for each: what CBC says the cheapest split costs, and what is claimed. Exit status 1 if two differ.

It shares nothing with Martlet. Without a smallest number of hosts it uses the formulation by radii of S. Elloumi ("A tighter formulation of the p-median
problem", 2010), else one with a variable for each kind of hosts at each level.
"""
import json, os, subprocess, sys, tempfile


def levels(question):
    found = set()
    for kind in question["kinds"]:
        own = frozenset(kind["columns"])
        found |= {level & own for level in found} | {own}
    return sorted(found, key=sorted)


def loss(question, kind, level):
    return kind["weight"] * sum(question["losses"][c] for c in kind["columns"] if c not in level)


def by_radii(question, pools, found):
    goal, rows, constant = [], [], 0
    for number, kind in enumerate(question["kinds"]):
        own = {place: loss(question, kind, level) for place, level in enumerate(found) if level <= set(kind["columns"])}
        radii = sorted(set(own.values()))
        constant += radii[0] * kind["units"]
        for step, (low, high) in enumerate(zip(radii, radii[1:])):
            goal.append(f"{(high - low) * kind['units']} z{number}_{step}")
            near = " + ".join(f"y{place}" for place, cost in own.items() if cost <= low)
            rows.append(f"z{number}_{step} + {near} >= 1")
        rows.append(" + ".join(f"y{place}" for place in own) + " >= 1")
    rows.append(" + ".join(f"y{place}" for place in range(len(found))) + f" <= {pools}")
    return goal, rows, [], [], constant


def by_units(question, pools, found):
    goal, rows, bounds, whole = [], [], [], []
    placed = [[] for _ in question["kinds"]]
    for place, level in enumerate(found):
        hosts = []
        for number, kind in enumerate(question["kinds"]):
            if not level <= set(kind["columns"]):
                continue
            name = f"x{number}_{place}"
            goal.append(f"{loss(question, kind, level)} {name}")
            placed[number].append(name)
            hosts.append(f"{kind['hostsPerUnit']} {name}")
            rows.append(f"{name} - {kind['units']} y{place} <= 0")
            bounds.append(f"0 <= {name} <= {kind['units']}")
            whole.append(name)
        rows.append(" + ".join(hosts) + f" - {question['minimumHosts']} y{place} >= 0")
    for names, kind in zip(placed, question["kinds"]):
        rows.append(" + ".join(names) + f" = {kind['units']}")
    rows.append(" + ".join(f"y{place}" for place in range(len(found))) + f" <= {pools}")
    return goal, rows, bounds, whole, 0


def solve(question, pools):
    found = levels(question)
    simple = question["minimumHosts"] == 1
    goal, rows, bounds, whole, constant = (by_radii if simple else by_units)(question, pools, found)
    if not goal:
        return constant
    program = ["Minimize", " cost: " + "\n + ".join(goal), "Subject To"]
    program += [f" r{number}: " + row.replace(" + ", "\n + ") for number, row in enumerate(rows)]
    program += ["Bounds"] + bounds + (["Generals"] + whole if whole else [])
    program += ["Binaries"] + [f"y{place}" for place in range(len(found))] + ["End", ""]
    with tempfile.TemporaryDirectory() as folder:
        model, answer = os.path.join(folder, "pools.lp"), os.path.join(folder, "answer")
        with open(model, "w") as file:
            file.write("\n".join(program))
        subprocess.run(["cbc", model, "ratio", "0", "sec", "300", "solve", "solution", answer], check=True, capture_output=True)
        with open(answer) as file:
            head = file.readline().split()
    if head[0] != "Optimal":
        return None
    return round(float(head[-1])) + constant


differ = False
texts = [open(name).read() for name in sys.argv[1:]] or [sys.stdin.read()]
for text in texts:
    for item in json.loads(text):
        cost = solve(item["question"], item["pools"])
        print(f"{item['pools']} pools: CBC {cost}, claimed {item['cost']}", flush=True)
        differ |= cost is not None and cost != item["cost"]
sys.exit(1 if differ else 0)
