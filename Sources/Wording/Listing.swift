/// Joins names for a sentence: `a`, `a and b`, `a, b and c`.
package func listed(_ names: [String]) -> String {
  guard let last = names.last else { return "nothing" }
  guard names.count > 1 else { return last }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// Joins at most `limit` names for a sentence and adds how many more there are.
package func listed(_ names: [String], limit: Int) -> String {
  guard names.count > limit else { return listed(names) }
  return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
}
