extension SourceText {
  /// The words of each command: lines that end with a backslash continue, and comments are left out.
  var commands: [[PlacedText]] {
    var commands: [[PlacedText]] = []
    var command = PlacedText([], at: 0)
    var isContinued = false
    for line in lines {
      if !isContinued, line.trimmed.bytes.first == UInt8(ascii: "#") { continue }
      isContinued = line.bytes.last == UInt8(ascii: "\\")
      guard isContinued else {
        command.append(line)
        commands.append(command.words)
        command = PlacedText([], at: 0)
        continue
      }
      command.append(line[0..<(line.bytes.count - 1)])
      command.append(0x20, at: line.start + line.bytes.count - 1)
    }
    commands.append(command.words)
    return commands.filter { !$0.isEmpty }
  }
}

extension PlacedText {
  fileprivate var words: [PlacedText] { split(isBlank).filter { !$0.isEmpty }.map(\.unquoted) }
}
