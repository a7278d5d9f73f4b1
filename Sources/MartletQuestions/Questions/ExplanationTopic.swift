internal import ArmCatalog
public import CPUCatalog
internal import LibvirtCPU
internal import Wording
internal import X86CPU

/// The kind of thing that `explain` is asked about.
public enum ExplanationTopic: Sendable, Hashable {
  /// A feature, its location, a register or a family: `FeatureQuestion`.
  case features
  /// A CPU model of libvirt's or QEMU's: `ModelQuestion`.
  case model
  /// A register of arm64, or one of its fields: `ArmRegisterQuestion`.
  case armRegister
  /// A message: `MessageQuestion`.
  case message

  /// The kind of thing that `word` names.
  ///
  /// A name in the catalogue is a feature; else a name in a CPU map or in QEMU is a model; several words that are no location of a
  /// feature are a message. Names of arm64's registers come last.
  /// - Throws: `noInput` for a single word that is not one of them, with the nearest names of features and models.
  public init(of word: String, catalog: Catalog = .standard) throws(QuestionError) {
    if !catalog.features(called: word).isEmpty || RegisterNotation(word) != nil {
      self = .features
    } else if word.contains(where: { $0.isWhitespace }) {
      self = .message
    } else if ModelQuestion.isKnown(word) {
      self = .model
    } else if !catalog.family(called: word).isEmpty {
      self = .features
    } else if ArmPlace(word) != nil {
      self = .armRegister
    } else if word.contains(":") {
      self = .message
    } else {
      let near = catalog.nearestNames(to: word) + nearest(to: word, of: ModelQuestion.names)
      let hint = near.isEmpty ? "" : "; did you mean \(near.prefix(4).joined(separator: ", "))?"
      throw QuestionError(
        .noInput,
        "there is no feature and no CPU model called \(word)\(hint) (`martlet features` lists features)")
    }
  }
}
