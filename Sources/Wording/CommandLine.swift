/// Quotes words so that a POSIX shell splits the line into exactly these words.
public func commandLine(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
