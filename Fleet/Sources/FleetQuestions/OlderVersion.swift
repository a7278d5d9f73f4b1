extension String {
  /// Whether it is the lower version: numbers between full stops, as numbers.
  package func isOlderVersion(than other: String) -> Bool {
    let numbers = { (text: String) in text.split(separator: ".").map { Int($0) ?? 0 } }
    return numbers(self).lexicographicallyPrecedes(numbers(other))
  }
}
