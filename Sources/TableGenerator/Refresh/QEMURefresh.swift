import CPUCatalog
import FoundationEssentials

/// The models and properties of a QEMU, from its source or from its answers.
private func compare(
  models: [String: String], properties: [String: String], version: String?, place: String
) -> RefreshReport {
  let table = QEMUModelTable.standard
  let catalog = Catalog.standard
  var findings: [RefreshFinding] = []
  for (name, place) in models
  where table.model(named: name) == nil && !["base", "host", "max"].contains(name) {
    findings.append(RefreshFinding(change: .new, kind: "QEMU model", name: name, place: place))
  }
  // Without the version, the expected models are unknown.
  let series = version.flatMap { QEMUSeries(release: $0) }
  if let series {
    for model in table.models where model.since <= series && models[model.name] == nil {
      findings.append(RefreshFinding(change: .gone, kind: "QEMU model", name: model.name, place: place))
    }
  }
  for (name, place) in properties
  where catalog.features(calledByQEMU: name).isEmpty && QEMUProperties.aliases[name] == nil
    && !QEMUProperties.isNoFeature(name)
  {
    findings.append(RefreshFinding(change: .new, kind: "QEMU property", name: name, place: place))
  }
  return RefreshReport(
    source: "QEMU \(version ?? "of unknown version")", table: table.title,
    notes: series == nil ? ["no VERSION file: removed models are not reported"] : [], findings: findings)
}

/// Reads the names of models and properties from target/i386/cpu.c.
struct QEMUSource {
  let path: String
  private let lines: [Substring]

  init(path: String) throws {
    self.path = path
    guard let text = sourceText(path + "/target/i386/cpu.c") else {
      throw RefreshError(description: "cannot read \(path)/target/i386/cpu.c")
    }
    lines = withoutComments(text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  func report() -> RefreshReport {
    var models: [String: String] = [:]
    var properties: [String: String] = [:]
    var model: String?
    var (isInModels, isInNames) = (false, false)
    for (index, line) in lines.enumerated() {
      let place = "target/i386/cpu.c:\(index + 1)"
      if line.contains("builtin_x86_defs[] = {") { isInModels = true }
      if line.hasPrefix("};") { (isInModels, isInNames) = (false, false) }
      if isInModels, let name = line.split(separator: "\"").dropFirst().first, line.contains(".name = \"") {
        model = String(name)
        models[String(name)] = place
      }
      if isInModels, let model {
        for part in line.split(separator: ".version = ", omittingEmptySubsequences: false).dropFirst() {
          let number = Int(part.prefix { $0.isNumber }) ?? 1
          if number > 1 { models["\(model)-v\(number)"] = place }
        }
      }
      if line.contains(".feat_names = {") { isInNames = true }
      if isInNames {
        for (place_, word) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        where place_ % 2 == 1 && !word.isEmpty { properties[String(word)] = place }
        if line.contains("}") { isInNames = false }
      }
    }
    let version = sourceText(path + "/VERSION")?.split(whereSeparator: \.isNewline).first.map(String.init)
    return compare(models: models, properties: properties, version: version, place: "target/i386/cpu.c")
  }
}

/// Reads recorded answers of QEMU: definitions, expansions of models, and the defaults of machine types.
struct QEMUAnswers: Decodable {
  struct Definition: Decodable { var name: String }
  struct Model: Decodable { var on: [String] }
  struct Machine: Decodable {
    var name: String
    var set: [String]?
    enum CodingKeys: String, CodingKey {
      case name
      case set = "cpu-compat"
    }
  }

  var qemu: String
  var definitions: [Definition]
  var models: [String: Model]?
  var machines: [Machine]?

  init(path: String) throws {
    do {
      self = try JSONDecoder().decode(QEMUAnswers.self, from: try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw RefreshError(description: "\(path): no recorded answers of QEMU: \(error)")
    }
  }

  func report() -> RefreshReport {
    let known = Dictionary(definitions.map { ($0.name, "query-cpu-definitions") }) { first, _ in first }
    var properties: [String: String] = [:]
    for (name, model) in models ?? [:] {
      for property in model.on { properties[property] = "query-cpu-model-expansion of \(name)" }
    }
    var report = compare(models: known, properties: properties, version: qemu, place: "query-cpu-definitions")
    for machine in machines ?? [] {
      for entry in machine.set ?? [] {
        let sides = entry.split(separator: "=", maxSplits: 1)
        let type = sides[0].split(separator: ".", maxSplits: 1)
        guard type.count == 2, sides.count == 2, type[0].hasSuffix("x86_64-cpu"),
          machine.name.hasPrefix("pc-")
        else { continue }
        let model = type[0] == "x86_64-cpu" ? "EPYC" : String(type[0].dropLast("-x86_64-cpu".count))
        let ours = QEMUModelTable.standard.properties(of: model, on: machine.name)[String(type[1])]
        if ours == nil {
          report.findings.append(
            RefreshFinding(
              change: .new, kind: "QEMU machine property", name: "\(machine.name) \(entry)",
              place: "query-machines with compat-props"))
        }
      }
    }
    return report
  }
}
