internal import Wording

/// A tool that deploys Nova, and in whose words a pool's nova.conf can be written.
public enum DeploymentTool: String, Sendable, CaseIterable {
  /// A file beside nova.conf, which oslo.config reads.
  case osloConfig = "oslo.config"
  /// kolla-ansible's nova.conf of a host.
  case kollaAnsible = "kolla-ansible"
  /// openstack-ansible's variables of a host.
  case openstackAnsible = "openstack-ansible"
  /// TripleO's parameters of a role.
  case tripleo
  /// ConfigMap and service of openstack-k8s-operators, for an OpenStackDataPlaneNodeSet.
  case dataplane

  /// A file of a tool's.
  public struct File: Sendable, Hashable {
    /// Its path where the tool looks for it.
    public let path: String
    /// The text.
    public let text: String
  }

  /// The files of a pool.
  ///
  /// - SeeAlso: oslo.config doc/source/reference/command-line.rst (`--config-dir`); kolla-ansible
  ///   ansible/roles/nova-cell/tasks/config.yml (merge_configs: `nova/{{ inventory_hostname }}/nova.conf`); openstack-ansible
  ///   doc/source/reference/configuration/using-overrides.rst (`nova_nova_conf_overrides`, host_vars); puppet-nova
  ///   manifests/config.pp (`nova::config::nova_config`) by tripleo-heat-templates' `<Role>ExtraConfig`; openstack-operator
  ///   config/crd/bases/dataplane.openstack.org_openstackdataplaneservices.yaml.
  public func files(_ pool: PoolConfiguration) -> [File] {
    let word = PoolNames(pool.pool)?.aggregate ?? "martlet"
    switch self {
    case .osloConfig:
      return [File(path: "/etc/nova/nova.conf.d/50-\(word).conf", text: note(pool, "#") + pool.text)]
    case .kollaAnsible:
      return pool.hosts.map {
        File(path: "/etc/kolla/config/nova/\($0)/nova.conf", text: note(pool, "#") + pool.text)
      }
    case .openstackAnsible:
      let text = note(pool, "#") + "nova_nova_conf_overrides:\n  libvirt:\n" + yaml(pool, indent: 4)
      return pool.hosts.map { File(path: "/etc/openstack_deploy/host_vars/\($0).yml", text: text) }
    case .tripleo: return [File(path: "\(word).yaml", text: tripleo(pool))]
    case .dataplane: return [File(path: "\(word).yaml", text: dataplane(pool, word))]
    }
  }

  /// What the text is and whose, as comments.
  private func note(_ pool: PoolConfiguration, _ sign: String) -> String {
    "\(sign) The pool \(printableLine(pool.pool)): \(printableLine(pool.hosts.joined(separator: " ")))\n"
  }

  private func yaml(_ pool: PoolConfiguration, indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    // Quoted: a flag list begins with + or -, and a model's name could be read as a number.
    return pool.settings.map { "\(blanks)\($0.key): '\($0.value.replacing("'", with: "''"))'\n" }.joined()
  }

  /// A role of its own for the pool's hosts: TripleO configures by roles.
  private func tripleo(_ pool: PoolConfiguration) -> String {
    let role = (PoolNames(pool.pool)?.trait ?? "").dropFirst(PoolNames.prefix.count).split(separator: "_").map
    {
      $0.prefix(1) + $0.dropFirst().lowercased()
    }.joined()
    let blanks = String(repeating: " ", count: 6)
    let values = pool.settings.map {
      "\(blanks)libvirt/\($0.key):\n\(blanks)  value: '\($0.value.replacing("'", with: "''"))'\n"
    }.joined()
    return note(pool, "#")
      + "# Give these hosts the role Compute\(role), a copy of Compute in roles_data.yaml.\nparameter_defaults:\n  Compute\(role)ExtraConfig:\n    nova::config::nova_config:\n"
      + values
  }

  /// A ConfigMap and a service that uses it; the hosts need a node set of their own, whose services name this one instead of `nova`.
  private func dataplane(_ pool: PoolConfiguration, _ word: String) -> String {
    let lines = pool.text.split(separator: "\n").map { "    \($0)\n" }.joined()
    return note(pool, "#")
      + """
      # These hosts need an OpenStackDataPlaneNodeSet of their own, whose spec.services has nova-\(word) instead of nova.
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: \(word)
        namespace: openstack
      data:
        50-nova-\(word).conf: |
      \(lines)---
      apiVersion: dataplane.openstack.org/v1beta1
      kind: OpenStackDataPlaneService
      metadata:
        name: nova-\(word)
        namespace: openstack
      spec:
        playbook: osp.edpm.nova
        edpmServiceType: nova
        caCerts: combined-ca-bundle
        dataSources:
          - configMapRef:
              name: \(word)
          - secretRef:
              name: nova-cell1-compute-config
          - secretRef:
              name: nova-migration-ssh-key
          - configMapRef:
              name: nova-extra-config
              optional: true
        tlsCerts:
          default:
            contents:
              - dnsnames
              - ips
            networks:
              - ctlplane
            issuer: osp-rootca-issuer-internal

      """
  }
}
