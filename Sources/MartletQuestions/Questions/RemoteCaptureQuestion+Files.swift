extension RemoteCaptureQuestion {
  /// The names, without suffix, of the files for targets' captures, in order: `root@node1` gives `node1`, and a name that two targets share
  /// gets a number, so no capture replaces another.
  package static func fileNames(of targets: [String]) -> [String] {
    var taken: Set<String> = []
    return targets.map { target in
      let name = fileName(target)
      var free = name
      var number = 2
      while !taken.insert(free).inserted {
        free = "\(name)-\(number)"
        number += 1
      }
      return free
    }
  }

  private static func fileName(_ target: String) -> String {
    let address = target.hasPrefix("ssh://") ? String(target.dropFirst(6)) : target
    let host = address.split(separator: "@").last.map(String.init) ?? address
    return String(host.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" })
  }
}
