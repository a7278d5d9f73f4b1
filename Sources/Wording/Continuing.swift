extension String {
  /// The sentence for use after a colon: with a small first letter, unless it begins with a name or an acronym.
  package var continuing: String {
    let word = prefix { !$0.isWhitespace }
    guard let first = word.first, first.isUppercase,
      word.dropFirst().allSatisfy({ $0.isLowercase || $0.isPunctuation }),
      !["Linux", "Intel", "Processor", "Meltdown"].contains(String(word))
    else { return self }
    return first.lowercased() + dropFirst()
  }
}
