internal import Remedies

extension PlatformAdvice {
  /// Writes what the steps that no platform decides mean on each family of systems, each task once; nothing where all are decided.
  func write(to layout: inout TextLayout) {
    guard !tasks.isEmpty else { return }
    layout.heading("Commands by platform")
    layout.paragraph(
      title.map {
        "\($0) leaves open which system the host runs; --platform \(platform?.deployment?.rawValue ?? "kolla"),ubuntu and the like say it."
      }
        ?? "No record tells the host's platform; --platform NAME (\(Platform.words.joined(separator: ", "))) shows its commands alone.",
      indent: 2)
    for task in tasks {
      layout.gap()
      layout.paragraph(task.text, indent: 2)
      for variant in task.variants {
        layout.steps(variant.platform, variant.steps, indent: 5)
      }
    }
  }
}
