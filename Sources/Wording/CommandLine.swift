/// Words as one line of a shell that gives them back, each for itself.
public func commandLine(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
