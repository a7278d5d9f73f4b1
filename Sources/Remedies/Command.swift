internal import Wording

/// One step of a remedy: a program with its arguments, a line for a shell, a line of configuration, or something to do by
/// hand, with its place.
///
/// `text` is only for printing; code that inspects or extends the command uses `words`.
public struct Command: Sendable, Hashable {
  /// The kind of step.
  public enum Form: Sendable, Hashable {
    /// A program and its arguments, each word as the program receives it; words in capitals are placeholders.
    case run([String])
    /// A line that needs a shell: several commands, conditions, substitutions or file patterns.
    case script(String)
    /// A line of a configuration; its indentation counts.
    case configuration(String)
    /// Something to do or to know, in words.
    case instruction(String)
    /// What every platform has other commands for; `Remedy.fitted(to:)` puts them in its place.
    case task(HostTask)
  }

  /// Where to take the step.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    /// Where the operator is, with Martlet or the client of a cloud.
    case here
    /// On the host concerned, or on both; the note names the host if it matters.
    case host
    /// Inside the guest's operating system.
    case guest
  }

  /// The kind of step.
  public var form: Form
  /// The place of the step.
  public var place: Place
  /// A remark; nil if there is none.
  public var note: String?

  /// Creates a step.
  ///
  /// - Parameter place: Where to take the step; nil for the program's usual place.
  public init(_ form: Form, on place: Place? = nil, note: String? = nil) {
    self.form = form
    self.place = place ?? form.usualPlace
    self.note = note
  }

  /// A program and its arguments.
  public static func run(_ words: [String], on place: Place? = nil, note: String? = nil) -> Command {
    Command(.run(words), on: place, note: note)
  }

  /// A line for a shell.
  public static func script(_ line: String, on place: Place? = nil, note: String? = nil) -> Command {
    Command(.script(line), on: place, note: note)
  }

  /// A line of a configuration.
  public static func configuration(_ line: String) -> Command { Command(.configuration(line)) }

  /// Something that every platform has other commands for.
  package static func task(_ task: HostTask) -> Command { Command(.task(task)) }

  /// Something done by hand.
  public static func instruction(_ text: String) -> Command { Command(.instruction(text)) }

  /// The program and its arguments; nil if the step is not a single program.
  public var words: [String]? {
    guard case .run(let words) = form else { return nil }
    return words
  }

  /// Whether the step runs a program with these first arguments: `runs("martlet", "fix")`.
  public func runs(_ beginning: String...) -> Bool { words?.starts(with: beginning) ?? false }

  /// The step with more options, inserted before `--` if present; unchanged if it is not a single program.
  ///
  /// - Parameter place: The number of words to keep before them; nil for all.
  public func adding(_ arguments: [String], after place: Int? = nil) -> Command {
    guard case .run(var words) = form else { return self }
    let end = words.firstIndex(of: "--") ?? words.endIndex
    words.insert(contentsOf: arguments, at: min(place ?? end, end))
    var command = self
    command.form = .run(words)
    return command
  }

  /// An option with its value as words; a single word if the value begins with a dash.
  public static func option(_ name: String, _ value: String) -> [String] {
    value.hasPrefix("-") && value != "-" ? ["\(name)=\(value)"] : [name, value]
  }

  /// A file name as a word, protected against being read as an option.
  public static func path(_ path: String) -> String {
    path.hasPrefix("-") && path != "-" ? "./" + path : path
  }

  /// The step as a line that works when pasted into a shell; everything except commands becomes a comment.
  public var text: String {
    let line =
      switch form {
      case .run(let words): commandLine(words)
      case .script(let line): line
      case .configuration(let line), .instruction(let line): commented(line)
      case .task(let task): commented(task.title + " (the commands of each platform stand below)")
      }
    return line + (note.map { "    " + commented($0) } ?? "")
  }
}

extension Command.Form {
  /// Programs that are run where the operator is, whichever host they are about.
  private static let clients: Set = [
    "martlet", "openstack", "kubectl", "virtctl", "cmk", "curl", "kolla-ansible", "oc",
  ]

  fileprivate var usualPlace: Command.Place {
    switch self {
    case .run(let words): Self.clients.contains(words.first ?? "") ? .here : .host
    case .script(let line):
      Self.clients.contains(line.prefix { !$0.isWhitespace }.description) ? .here : .host
    case .configuration, .instruction, .task: .host
    }
  }
}

/// Steps written as literals in the source: a comment is an instruction, or with indentation a line of
/// configuration; a simple command becomes its words, anything else a line for a shell. Build steps with names or numbers from words instead.
extension Command: ExpressibleByStringLiteral {
  /// Creates the step for a literal line.
  public init(stringLiteral line: StaticString) { self.init(source: line.description) }

  /// The step of such a line.
  package init(source line: String) {
    guard !line.hasPrefix("# ") else {
      let text = String(line.dropFirst(2))
      self.init(text.hasPrefix(" ") ? .configuration(text) : .instruction(text))
      return
    }
    let mark = "    # "
    let parts = line.split(separator: mark, maxSplits: 1).map(String.init)
    let note = parts.count > 1 ? parts[1] : nil
    let words = Self.simpleWords(parts[0])
    self.init(words.map { .run($0) } ?? .script(parts[0]), note: note)
  }

  /// The words of a command that needs no shell; nil if it needs one.
  private static func simpleWords(_ line: String) -> [String]? {
    var words: [String] = []
    var rest = line[...]
    while !rest.isEmpty {
      var word = ""
      while let first = rest.first, first != " " {
        guard first == "'" else {
          word.append(rest.removeFirst())
          continue
        }
        guard let end = rest.dropFirst().firstIndex(of: "'") else { return nil }
        word += rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
      }
      words.append(word)
      rest = rest.drop { $0 == " " }
    }
    // What does not print as it is written means something to a shell.
    return commandLine(words) == line ? words : nil
  }
}
