public import PlanChecker
public import ReportContract

extension PoolPlan {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A fleet's hosts split into pools, with what proves it.",
      .field("request", \Self.request, "What was asked."),
      .field("tables", \Self.tables, "The digest of what decides how evidence is read."),
      .field("hosts", \Self.hosts, "The hosts, in the order of their names."),
      .field("curve", \Self.curve, "The cost of the cheapest split by the number of pools."),
      .field("pools", \Self.pools, "The pools of the curve's last point."),
      .field("unplaced", \Self.unplaced, "The hosts that are in no pool."),
      .field(
        "joins", \Self.joins, "What stands between groups of arm64 hosts with one core; absent without any."),
      .field(
        "certificate", \Self.certificate,
        "For each vendor the question in numbers, its answers and their proofs."))
  }
}

extension PoolPlan.Request: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a plan was asked for.", .field("pools", \Self.pools, "The most pools."),
      .field("minimumHosts", \Self.minimumHosts, "The smallest number of hosts in a pool."),
      .field("keepTogether", \Self.keepTogether, "The tag whose hosts stay together; absent for none."),
      .field("weights", \Self.weights, "What losses, hosts and guests count."))
  }
}

extension PoolPlan.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, and the evidence that the plan rests on.",
      .field("name", \Self.name, "Its name, which no other host has."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("evidence", .string(pattern: "^[0-9a-f]{64}$"), "The digest of its records."),
      .field("guests", \Self.guests, "How many guests ran on it."),
      .field("group", \Self.group, "The value of the tag whose hosts stay together; absent for none."))
  }
}

extension PoolPlan.CurvePoint: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The answer for at most so many pools.", .field("pools", \Self.pools, "The most pools."),
      .field("cost", \Self.cost, "What the cheapest split that was found costs."),
      .field("bound", \Self.bound, "What every split costs at least."),
      .field("gain", \Self.gain, "What the last pool saves; absent for the first point."),
      .field("shares", \Self.shares, "The most pools of each vendor, in the certificate's order."))
  }
}

extension PoolPlan.Unplaced: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that is in no pool.", .field("host", \Self.host, "The host."),
      .field("reason", \Self.reason, "Why."),
      .field(
        "collect", \Self.collect,
        "What to collect, so that it can be placed; absent if more evidence changes nothing."))
  }
}

extension PoolPlan.Column: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that the same kinds of hosts have.",
      .field("features", \Self.features, "libvirt's names; of arm64, QEMU's names of properties."),
      .field("loss", \Self.loss, "What a unit of weight loses without them."))
  }
}

extension PoolPlan.Certificate: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One vendor's question, answers and proofs.",
      .field("vendor", \Self.vendor, "libvirt's name of the vendor, or the group of arm64 hosts."),
      .field("columns", \Self.columns, "What the numbers of columns mean."),
      .field(
        "unavoidable", \Self.unavoidable, "What is lost in every plan, because unequal hosts stay together."),
      .field("question", \Self.question, "The question in numbers."),
      .field("units", \Self.units, "For each kind of hosts its units, and the names of each unit's hosts."),
      .field("points", \Self.points, "The answers for at most 1, 2, 3 … pools."))
  }
}

extension PoolPlan.Certificate.Point: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The answer for at most so many pools of one vendor.",
      .field("split", \Self.split, "The cheapest split that was found."),
      .field("proof", \Self.proof, "What every split costs at least, with its proof."),
      .field("columns", \Self.columns, "The columns that the proof examines; absent for all."))
  }
}

extension PoolQuestion: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts that are to be split, as numbers.",
      .field("losses", \Self.losses, "What a unit of weight loses with each column."),
      .field("kinds", \Self.kinds, "The hosts, equal ones together."),
      .field("minimumHosts", \Self.minimumHosts, "The smallest number of hosts in a pool."))
  }
}

extension PoolQuestion.Kind: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts with the same columns.", .field("columns", \Self.columns, "The columns, ascending."),
      .field("units", \Self.units, "How many units there are."),
      .field("hostsPerUnit", \Self.hostsPerUnit, "The hosts of a unit, which stay together."),
      .field("weight", \Self.weight, "What a unit weighs."))
  }
}

extension PoolSplit: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts split into pools.", .field("pools", \Self.pools, "The pools."),
      .field("cost", \Self.cost, "What all hosts lose together."))
  }
}

extension PoolSplit.Share: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts of one kind in a pool.", .field("kind", \Self.kind, "The kind's place in the question."),
      .field("units", \Self.units, "How many of its units."))
  }
}

extension PoolProof: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A proof that no split costs less than its bound.",
      .field("pools", \Self.pools, "The most pools of a split."),
      .field("bound", \Self.bound, "What every split costs at least."),
      .field("root", \Self.root, "The steps."))
  }
}

extension PoolProof.Node: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Steps of a proof, and the cases that they leave.",
      .field(
        "steps", \Self.steps, "For each step a multiplier for each kind, in parts of \(PoolProof.scale)."),
      .field("split", \Self.split, "The two cases that are left; absent if none is."))
  }
}

extension PoolProof.Split: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two cases: a level is one of the plan's, or it is not.",
      .field("level", \Self.level, "The level, by the kinds of hosts that have all of it."),
      .field("cases", \Self.cases, "The case with it, and the case without it."))
  }
}
