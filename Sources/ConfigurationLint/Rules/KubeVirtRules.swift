/// Rules on the KubeVirt resource.
enum KubeVirtRules {
  static let all: [LintRule] = [
    LintRule(
      "kubevirt-model-obsolete", .error, "The cluster's default model is on its own list of obsolete models",
      citation:
        "kubevirt staging/src/kubevirt.io/api/core/v1/types.go, KubeVirtConfiguration; pkg/virt-handler/node-labeller, which labels no node with an obsolete model"
    ) { configuration, _ in
      guard let settings = configuration.kubeVirt, let model = settings.model,
        let listed = settings.obsolete.first(where: { $0.text == model.text })
      else { return [] }
      return [
        LintRule.Draft(
          position: model.position, name: model.text,
          message:
            "\(model.text) is listed in obsoleteCPUModels (line \(listed.position.line)): no node carries its label, so no machine can be scheduled"
        )
      ]
    }
  ]
}
