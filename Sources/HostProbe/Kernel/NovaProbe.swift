internal import HostSnapshots

extension Probe {
  /// Reads nova-compute's CPU settings; no other line leaves the file.
  mutating func readNovaSettings() {
    var paths = ["/etc/nova/nova.conf", "/etc/nova/nova-cpu.conf"]
    for folder in ["/etc/nova/nova.conf.d", "/etc/nova/nova-compute.conf.d"] {
      paths += (files(in: folder) ?? []).filter { $0.hasSuffix(".conf") }.map { "\(folder)/\($0)" }
    }
    for path in paths {
      switch contents(path) {
      case .success(let text): add(.nova, from: path, text: novaSettings(in: text))
      case .failure(let error):
        if error.reason.hasSuffix("needs root") { miss(.nova, path, error.reason) }
      }
    }
  }
}

/// The lines of nova.conf that concern CPUs, below the names of their sections; a value's further lines with them.
func novaSettings(in text: String) -> String {
  var lines: [Substring] = []
  var section: Substring?
  var isWanted = false
  for line in text.split(separator: "\n") {
    if line.first == "[" {
      (section, isWanted) = (line, false)
    } else if line.first == " " || line.first == "\t" {
      // oslo.config continues a value on lines that begin with a blank.
      if isWanted { lines.append(line) }
    } else if let equals = line.firstIndex(of: "="), line.first != "#" {
      isWanted = novaSettingNames.contains(line[..<equals].trimmingBlanks)
      guard isWanted else { continue }
      if let name = section { lines.append(name) }
      section = nil
      lines.append(line)
    } else {
      isWanted = false
    }
  }
  return lines.map { $0 + "\n" }.joined()
}
