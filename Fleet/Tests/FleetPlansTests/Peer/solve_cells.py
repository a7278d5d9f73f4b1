"""Solves drains of guests with huge pages and bound memory with CBC: reads a list of fleets from standard input, and prints a line for each:
the fewest moves and the least memory that empty the first host, or "infeasible".

A fleet is {"hosts": [[cell, …], …], "guests": [{"host": …, "parts": [{"size": …, "page": … or absent, "nodes": [… or absent]}]}]}; a cell
is {"memory": MiB, "pages": {"KiB": count}}. It shares nothing with Martlet: memory is laid into cells by variables, one for each part,
host and cell, as the kernel could lay it.
"""
import json, os, subprocess, sys, tempfile


def solve(fleet):
    hosts, guests = fleet["hosts"], fleet["guests"]
    large = sum(part["size"] for guest in guests for part in guest["parts"]) // 1024 + 1
    goal, rows, names = [], [], []
    loads = {}
    for number, guest in enumerate(guests):
        memory = sum(part["size"] for part in guest["parts"]) // 1024
        own = [place for place in range(len(hosts)) if place > 0]
        for place in own:
            names.append(f"x{number}_{place}")
            if place != guest["host"]:
                goal.append(f"{large + memory} x{number}_{place}")
            for index, part in enumerate(guest["parts"]):
                page = part.get("page")
                amount = part["size"] // (page or 1024)
                cells = [c for c in range(len(hosts[place])) if "nodes" not in part or c in part["nodes"]]
                laid = []
                for cell in cells:
                    name = f"y{number}_{index}_{place}_{cell}"
                    laid.append(name)
                    loads.setdefault((place, cell, page), []).append(name)
                rows.append(" + ".join(laid + [f"{-amount} x{number}_{place}"]).replace("+ -", "- ") + " = 0"
                            if laid else f"x{number}_{place} = 0")
        rows.append(" + ".join(f"x{number}_{place}" for place in own) + " = 1")
    for (place, cell, page), laid in loads.items():
        have = hosts[place][cell]
        rows.append(" + ".join(laid) + f" <= {have['memory'] if page is None else have['pages'].get(str(page), 0)}")
    if not goal:
        return 0, 0
    program = ["Minimize", " cost: " + "\n + ".join(goal), "Subject To"]
    program += [f" r{number}: " + row.replace(" + ", "\n + ") for number, row in enumerate(rows)]
    program += ["Binaries"] + names + ["End", ""]
    with tempfile.TemporaryDirectory() as folder:
        model, answer = os.path.join(folder, "cells.lp"), os.path.join(folder, "answer")
        with open(model, "w") as file:
            file.write("\n".join(program))
        subprocess.run(["cbc", model, "ratio", "0", "sec", "300", "solve", "solution", answer], check=True, capture_output=True)
        with open(answer) as file:
            head = file.readline().split()
    if head[0] == "Optimal":
        return divmod(round(float(head[-1])), large)
    return None if "nfeasible" in " ".join(head) else "unknown"


for fleet in json.load(sys.stdin):
    cost = solve(fleet)
    print("infeasible" if cost is None else cost if cost == "unknown" else f"{cost[0]} {cost[1]}", flush=True)
