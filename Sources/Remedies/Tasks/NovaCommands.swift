internal import Wording

/// Options of nova.conf, set where a deployment takes them from: the file itself, or the code that writes it.
///
/// - SeeAlso: kolla-ansible ansible/roles/nova-cell/tasks/config.yml, merge_configs (node_custom_config, /etc/kolla/config); puppet-nova
///   manifests/config.pp, nova_config, and tripleo-docs, ComputeExtraConfig; install_yamls devsetup/scripts, ConfigMap nova-extra-config
///   with 25-nova-extra.conf, and dev-docs journey_of_a_config_variable.md.
struct NovaCommands {
  let change: NovaChangeOfSettings
  let platform: Platform?

  /// Sets the options, after a copy of what is there, and makes the service read them.
  var configure: TaskSteps {
    let options = change.options.map { Command.configuration("  " + $0) }
    let lines = [.configuration("  [\(change.section)]")] + options
    return switch platform?.deployment {
    case .kolla?:
      TaskSteps(
        change: [.instruction("on the deployment host, in \(kollaFile), for \(change.hosts):")] + lines
          + [reconfigureKolla])
    case .tripleo?: TaskSteps(change: tripleO)
    case .rhoso? where change.service != .conductor:
      TaskSteps(
        change: [.instruction("in 25-nova-extra.conf, for \(change.hosts):")] + lines + [
          Self.applyExtraConfiguration, Self.deployRHOSO,
        ])
    case .rhoso?:
      TaskSteps(
        change: [
          .instruction(
            "in the OpenStackControlPlane, spec.nova.template.cellTemplates, conductorServiceTemplate.customServiceConfig:"
          )
        ] + lines + [.run(["oc", "edit", "openstackcontrolplane"])])
    case nil:
      TaskSteps(
        before: [
          .run(
            ["cp", "-n", "/etc/nova/nova.conf", "/etc/nova/nova.conf.before"],
            note: "on \(change.hosts): the backup")
        ],
        change: [.instruction("in [\(change.section)] of /etc/nova/nova.conf of \(change.hosts):")] + options,
        after: [restart])
    }
  }

  /// The same as parameters of the overcloud.
  private var tripleO: [Command] {
    let parameter = change.service == .conductor ? "ControllerExtraConfig" : "ComputeExtraConfig"
    let settings = change.options.flatMap { option -> [Command] in
      let (name, value) = Self.parts(option)
      return [
        .configuration("        \(change.section)/\(name):"), .configuration("          value: \(value)"),
      ]
    }
    return [
      .instruction("on the undercloud, in martlet-nova.yaml, for \(change.hosts):"),
      .configuration("  parameter_defaults:"), .configuration("    \(parameter):"),
      .configuration("      nova::config::nova_config:"),
    ] + settings + [Self.deployTripleO(adding: true)]
  }

  /// Takes the options away again, and makes the service read what is left.
  var unconfigure: [Command] {
    let names = change.names.joined(separator: ", ")
    return switch platform?.deployment {
    case .kolla?: [.instruction("take \(names) out of \(kollaFile) again"), reconfigureKolla]
    case .tripleo?:
      [
        .instruction("take \(names) out of martlet-nova.yaml again"),
        Self.deployTripleO(adding: false),
      ]
    case .rhoso? where change.service != .conductor:
      [
        .instruction("take \(names) out of 25-nova-extra.conf again"),
        Self.applyExtraConfiguration, Self.deployRHOSO,
      ]
    case .rhoso?:
      [
        .instruction("take \(names) out of conductorServiceTemplate.customServiceConfig again"),
        .run(["oc", "edit", "openstackcontrolplane"]),
      ]
    case nil:
      [
        .instruction(
          "put the former \(names) of [\(change.section)] back (nova.conf.before has them), or take the lines out"
        ),
        DaemonCommands(platform).restart(after: change),
      ]
    }
  }

  private var restart: Command {
    change.service == .stoppedCompute
      ? DaemonCommands(platform).startNova : DaemonCommands(platform).restart(after: change)
  }

  private var kollaFile: String {
    change.service == .conductor
      ? "/etc/kolla/config/nova/nova-conductor.conf"
      : change.hosts == "all hosts"
        ? "/etc/kolla/config/nova/nova-compute.conf" : "/etc/kolla/config/nova/HOST/nova.conf"
  }

  private var reconfigureKolla: Command {
    .run(
      ["kolla-ansible", "reconfigure", "-i", "INVENTORY", "--tags", "nova"]
        + (change.hosts == "all hosts" || change.service == .conductor ? [] : ["--limit", "HOST"]),
      note: "it restarts the containers whose configuration changed")
  }

  private static func deployTripleO(adding: Bool) -> Command {
    .instruction(
      "openstack overcloud deploy with the options of the last time\(adding ? ", and -e martlet-nova.yaml" : "")"
    )
  }

  private static let applyExtraConfiguration: Command = .script(
    "oc create configmap nova-extra-config --from-file=25-nova-extra.conf --dry-run=client -o yaml | oc apply -f -"
  )

  private static let deployRHOSO: Command = .instruction(
    "apply an OpenStackDataPlaneDeployment of those node sets whose servicesOverride is the nova service")

  /// The name and the value in `cpu_mode = custom    (a note)`.
  private static func parts(_ option: String) -> (name: String, value: String) {
    let plain = option.split(separator: "    ").first.map(String.init) ?? option
    let halves = plain.split(separator: "=", maxSplits: 1).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return (halves.first ?? plain, halves.count > 1 ? halves[1] : "")
  }
}

extension DaemonCommands {
  /// Restarts the service that reads the options.
  fileprivate func restart(after change: NovaChangeOfSettings) -> Command {
    change.service == .conductor ? restartConductor : restartNova
  }
}
