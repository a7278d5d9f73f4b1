import ArgumentParser
import CPUCatalog
import LibvirtCPU
import MartletQuestions

extension CompletionKind {
  /// Names of features, of CPU models and of arm64's registers that begin with what is typed.
  static let featuresAndModels = CompletionKind.custom { _, _, prefix in
    beginning(
      with: prefix, among: Catalog.standard.features.map(\.name) + modelNames + ArmRegisterQuestion.names)
  }

  /// Names of CPU models that begin with what is typed.
  static let models = CompletionKind.custom { _, _, prefix in beginning(with: prefix, among: modelNames) }

  /// Names of features that begin with what is typed.
  static let features = CompletionKind.custom { _, _, prefix in
    beginning(with: prefix, among: Catalog.standard.features.map(\.name))
  }
}

private var modelNames: [String] { CPUMap.newestBuiltin.models.map(\.name) }

private func beginning(with prefix: String, among names: [String]) -> [String] {
  names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
}
