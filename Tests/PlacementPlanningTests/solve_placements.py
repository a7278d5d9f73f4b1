"""Solves placements with CBC: reads [{"problem": …}] from standard input, and prints a line for each: the fewest moves and the least
memory of an assignment that empties the hosts, or "infeasible".

It shares nothing with Martlet. An assignment has no order of moves, so it can be cheaper than any plan.
"""
import json, os, subprocess, sys, tempfile


def solve(problem):
    guests, hosts, leaving = problem["guests"], problem["hosts"], set(problem["leaving"])
    groups = [list(group) for group in problem["together"] if group]
    grouped = {guest for group in groups for guest in group}
    groups += [[guest] for guest in range(len(guests)) if guest not in grouped]
    large = sum(guest["demand"][0] for guest in guests) + 1
    goal, rows, names, options = [], [], [], []
    for number, group in enumerate(groups):
        home = guests[group[0]]["host"]
        own = set() if home in leaving else {home}
        for place, host in enumerate(hosts):
            if place != home and place not in leaving and host["takesGuests"] and all(
                guests[g]["isMovable"] and problem["isAllowed"][guests[g]["kind"]][host["kind"]]
                and ("onlyOn" not in guests[g] or place in guests[g]["onlyOn"]) for g in group
            ):
                own.add(place)
        if not own:
            return None
        options.append(own)
        for place in sorted(own):
            names.append(f"x{number}_{place}")
            if place != home:
                goal.append(f"{sum(large + guests[g]['demand'][0] for g in group)} x{number}_{place}")
        rows.append(" + ".join(f"x{number}_{place}" for place in sorted(own)) + " = 1")
    for place, host in enumerate(hosts):
        for resource, capacity in enumerate(host["capacity"]):
            load = [
                f"{sum(guests[g]['demand'][resource] for g in group)} x{number}_{place}"
                for number, group in enumerate(groups) if place in options[number]
            ]
            if capacity is not None and load:
                rows.append(" + ".join(load) + f" <= {capacity}")
    owner = {guest: number for number, group in enumerate(groups) for guest in group}
    for rule in problem["apart"]:
        members = sorted({owner[guest] for guest in rule})
        for one in members:
            for other in members:
                for place in options[one] & options[other] if one < other else ():
                    if {guests[groups[n][0]]["host"] for n in (one, other)} != {place}:
                        rows.append(f"x{one}_{place} + x{other}_{place} <= 1")
    if not goal:
        return 0, 0
    program = ["Minimize", " cost: " + "\n + ".join(goal), "Subject To"]
    program += [f" r{number}: " + row.replace(" + ", "\n + ") for number, row in enumerate(rows)]
    program += ["Binaries"] + names + ["End", ""]
    with tempfile.TemporaryDirectory() as folder:
        model, answer = os.path.join(folder, "placement.lp"), os.path.join(folder, "answer")
        with open(model, "w") as file:
            file.write("\n".join(program))
        subprocess.run(["cbc", model, "ratio", "0", "sec", "300", "solve", "solution", answer], check=True, capture_output=True)
        with open(answer) as file:
            head = file.readline().split()
    if head[0] == "Optimal":
        return divmod(round(float(head[-1])), large)
    return None if "nfeasible" in head[0] or "nfeasible" in " ".join(head) else "unknown"


for item in json.load(sys.stdin):
    cost = solve(item["problem"])
    print("infeasible" if cost is None else cost if cost == "unknown" else f"{cost[0]} {cost[1]}", flush=True)
