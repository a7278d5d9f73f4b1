import Testing

/// The types that a module declares at the top of its files and shows to the rest of the module or to others.
private func declaredTypes() throws -> [String: Set<String>] {
  let declaration =
    /^(?:@\S+ )*(?:(?<access>public|package|internal|private|fileprivate) )?(?:final |indirect )*(?:struct|enum|class|actor|protocol|typealias) (?<name>\w+)/
  var modules: [String: Set<String>] = [:]
  for file in try swiftFiles(below: "Sources") {
    let module = String(file.path.split(separator: "/")[1])
    for line in file.text.split(separator: "\n") {
      guard let match = line.prefixMatch(of: declaration),
        !["private", "fileprivate"].contains(match.access ?? "")
      else { continue }
      modules[String(match.name), default: []].insert(module)
    }
  }
  return modules
}

@Suite struct TypeNameTests {
  /// A type that is called like a module hides the module's name.
  @Test func noTypeIsCalledLikeAModule() throws {
    let types = try declaredTypes()
    #expect(types.count > 500)
    for module in Set(types.values.joined()) {
      #expect(types[module] == nil, "\(module) is a module and a type")
    }
  }

  /// One name means one thing in the whole house.
  @Test func noNameMeansTwoTypes() throws {
    for (name, modules) in try declaredTypes() where modules.count > 1 {
      Issue.record("\(name) is a type in \(modules.sorted().joined(separator: " and "))")
    }
  }
}
