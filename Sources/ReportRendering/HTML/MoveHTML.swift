internal import ReportContract

extension MoveContent {
  /// The page: the outcome of each destination first, then why, what to do, messages, and the documents read.
  func html() -> String {
    var page = HTMLPage()
    for move in moves { write(move, &page) }
    page.log(messages)
    page.text("h2", "Judged by")
    page.element("dl") { page in
      for input in inputs {
        page.row(input.role) { page in
          page.text(
            "p", "\(input.name) (\(input.format)\(input.sha256.map { ", sha256 \($0.prefix(12))" } ?? ""))")
          for note in input.notes { page.text("p", class: "soft", note) }
        }
      }
      page.row("Martlet", martlet)
    }
    let outcomes = moves.map { "\($0.destination): \($0.outcome)" }.joined(separator: ", ")
    return page.document(title: "\(subject) to \(outcomes) - Martlet")
  }

  private func write(_ move: Move, _ page: inout HTMLPage) {
    page.text("h1", class: move.headingClass, "\(subject) to \(move.destination): \(move.outcome)")
    if let reverse = move.reverse { page.text("p", class: "lead", "The reverse move: \(reverse).") }
    writeSteps(move, &page)
    for section in move.sections {
      page.text("h2", section.title.prefix(1).uppercased() + section.title.dropFirst())
      for group in section.groups {
        page.element("div", class: "card") { page in
          page.text("p", group.text)
          for row in group.rows {
            page.element("p") { page in
              page.text("strong", row.label)
              page.write(" ")
              for value in row.value.split(separator: ", ") {
                page.text("span", class: "name", String(value))
              }
            }
          }
          page.text("p", class: "soft", group.citations.joined(separator: "; "))
        }
      }
    }
    page.text("h2", "The hosts")
    page.element("div", class: "two") { page in
      for (title, facts) in [("From \(subject)", move.from), ("To \(move.destination)", move.to)] {
        page.element("div", class: "card") { page in
          page.text("h3", title)
          page.element("ul") { page in
            for fact in facts { page.text("li", fact) }
          }
        }
      }
    }
    if !move.managers.isEmpty {
      page.text("h2", "Who answers what")
      for manager in move.managers {
        page.element("div", class: "card") { page in
          page.text("h3", manager.label)
          page.text("p", manager.text)
          page.text("p", class: "soft", manager.citation)
        }
      }
    }
    guard !move.unchecked.isEmpty else { return }
    page.text("h2", "Not checked")
    page.element("ul") { page in
      for point in move.unchecked { page.text("li", point) }
    }
  }

  private func writeSteps(_ move: Move, _ page: inout HTMLPage) {
    guard !move.steps.isEmpty else { return }
    page.element("section", class: "card short") { page in
      page.text("h3", "What to do")
      page.element("ol") { page in
        for step in move.steps {
          page.element("li") { page in
            page.text("p", step.text)
            if let command = step.command { page.code([command]) }
            page.text("p", class: "soft", step.citation)
          }
        }
      }
    }
  }
}

extension MoveContent.Move {
  /// The class of the heading, by which it has its colour.
  fileprivate var headingClass: String {
    switch outcome {
    case "blocked": "incompatible"
    case "undetermined": "undetermined"
    default: "identical"
    }
  }
}
