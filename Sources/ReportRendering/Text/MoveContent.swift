internal import FailureMessages
public import ReportContract
public import Reports

/// A report on moves between hosts of another architecture than x86.
public protocol MoveReport: Report {
  /// The exit status of a command that prints it.
  var exitStatus: Int32 { get }
  /// What it holds, in the shape that text and HTML share.
  var content: MoveContent { get }
}

extension MoveReport {
  /// The report as text: the outcome of each destination first, then why, then what to do.
  public func text(_ style: TextStyle, withSources: Bool = false) -> String {
    content.text(style, withSources: withSources)
  }

  /// The report as one self-contained HTML file, light and dark, without scripts.
  public func html() -> String { content.html() }
}

/// What a report on moves between hosts of one architecture holds, in the shape that text and HTML share.
public struct MoveContent {
  /// Findings that one sentence explains.
  struct Group {
    var text: String
    var rows: [(label: String, value: String)] = []
    var citations: [String]
  }

  /// Groups under one heading.
  struct Section {
    var title: String
    var groups: [Group]
  }

  /// A sentence with its source, and the line that goes with it.
  struct Point {
    var label = ""
    var text: String
    var command: String?
    var citation: String
  }

  /// A verdict on one destination.
  struct Move {
    var outcome: String
    var from: [String]
    var to: [String]
    var reverse: String?
    var sections: [Section]
    var managers: [Point]
    var unchecked: [String]
    var steps: [Point]
    /// The host's name alone.
    var destination: String
  }

  /// The guest and its host.
  var subject: String
  /// The moves, in the order given.
  var moves: [Move]
  /// Messages of logs.
  var messages: [LogFinding]
  /// The documents read.
  var inputs: [InputReport]
  /// The version of Martlet.
  var martlet: String
}

extension ArmReport: MoveReport {
  /// The report in the shape that text and HTML share.
  public var content: MoveContent {
    let subject = guest.map { "\($0) on \(source.name)" } ?? source.name
    return MoveContent(
      subject: subject,
      moves: moves.map { move in
        MoveContent.Move(
          outcome: move.outcome, from: source.facts, to: move.destination.facts, reverse: move.reverse,
          sections: move.sections.map { section in
            MoveContent.Section(
              title: section.title,
              groups: section.groups.map {
                MoveContent.Group(text: $0.text, rows: $0.rows, citations: $0.citations)
              })
          },
          managers: move.managers.map {
            MoveContent.Point(label: $0.by, text: $0.text, citation: $0.citation)
          },
          unchecked: move.unchecked,
          steps: move.steps.map {
            MoveContent.Point(text: $0.text, command: $0.command, citation: $0.citation)
          },
          destination: move.destination.name)
      }, messages: messages, inputs: inputs, martlet: martlet)
  }
}

extension ArmReport.Host {
  /// The architecture, the cores and the kernel.
  fileprivate var facts: [String] {
    [architecture] + cores + (kernel.map { ["Linux \($0)"] } ?? [])
      + (counterFrequency.map { ["counter \($0) Hz"] } ?? [])
      + (guestAddressBits.map { ["\($0) address bits"] } ?? [])
      + (interruptControllers.map { $0.isEmpty ? ["no GIC"] : $0.map { "GICv\($0)" } } ?? [])
  }
}

extension S390Report: MoveReport {
  /// The report in the shape that text and HTML share.
  public var content: MoveContent {
    let subject = guest.map { "\($0) on \(source.name)" } ?? source.name
    return MoveContent(
      subject: subject,
      moves: moves.map { move in
        MoveContent.Move(
          outcome: move.outcome, from: source.facts + (modelInShort.map { ["model \($0)"] } ?? []),
          to: move.destination.facts, reverse: move.reverse,
          sections: move.sections.map { section in
            MoveContent.Section(
              title: section.title,
              groups: section.findings.map { finding in
                let rows =
                  finding.properties.isEmpty
                  ? [] : [("properties", finding.properties.joined(separator: ", "))]
                return MoveContent.Group(text: finding.text, rows: rows, citations: [finding.citation])
              })
          },
          managers: move.managers.map {
            MoveContent.Point(label: $0.by, text: $0.text, citation: $0.citation)
          },
          unchecked: move.unchecked,
          steps: move.steps.map {
            MoveContent.Point(text: $0.text, command: $0.command, citation: $0.citation)
          },
          destination: move.destination.name)
      }, messages: messages, inputs: inputs, martlet: martlet)
  }
}

extension S390Report.Host {
  /// The architecture, the machine and QEMU's version.
  fileprivate var facts: [String] {
    [architecture] + (machine.map { [$0] } ?? []) + (qemu.map { ["QEMU \($0)"] } ?? [])
  }
}
