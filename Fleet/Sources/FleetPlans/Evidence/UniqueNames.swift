/// Names that no other one of a list has, in its order: where several share one, with what tells them apart.
func uniqueNames(_ entries: [(name: String, other: String)]) -> [String] {
  let sharing = entries.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += 1 }
  var seen: Set<String> = []
  return entries.map { entry in
    var name = sharing[entry.name] == 1 ? entry.name : "\(entry.name) (\(entry.other))"
    while !seen.insert(name).inserted { name += "'" }
    return name
  }
}
