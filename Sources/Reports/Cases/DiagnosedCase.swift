public import ReportContract

/// A failure whose cause is known: its inputs, what a right answer names, and where it comes from; encoded as JSON, `martlet.case/1.0`.
///
/// It is the file `case.json` of a folder, whose other files are the inputs.
public struct DiagnosedCase: PublishedDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("case", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// What failed, in a few words.
  public var title: String
  /// The platform that it happened on.
  public var platform: Platform
  /// What the people concerned saw, in sentences.
  public var story: String
  /// What turned out to be wrong, and what helped, in sentences.
  public var resolution: String
  /// Where the case comes from.
  public var source: Source
  /// What Martlet is asked.
  public var question: Question
  /// The files that Martlet is asked with.
  public var inputs: Inputs
  /// What a right answer names.
  public var expected: Expectation
  /// Why Martlet does not answer this case rightly yet; nil if it does.
  public var knownMiss: String?

  /// The software that runs the guests, or lets them run.
  public enum Platform: String, Sendable, Codable, CaseIterable {
    /// Nova, with libvirt.
    case openstack
    /// KubeVirt, and Harvester and OpenShift with it.
    case kubevirt
    /// oVirt and Red Hat Virtualization.
    case ovirt
    /// Proxmox VE.
    case proxmox
    /// The cloud of OpenNebula Systems, with libvirt.
    case opennebula
    /// Incus and LXD.
    case incus
    /// The cloud of the Apache project, with libvirt or XAPI.
    case cloudstack
    /// Xen with XAPI or xl.
    case xen
    /// libvirt without a manager above it.
    case libvirt
    /// QEMU without libvirt.
    case qemu
  }

  /// The origin of a case.
  public struct Source: Sendable, Codable, Hashable {
    /// The address of the thread, or `unpublished`.
    public var url: String
    /// The terms under which the folder's files may be used.
    public var licence: String

    /// The origin at an address, with the terms of the case's files.
    public init(url: String, licence: String) {
      self.url = url
      self.licence = licence
    }
  }

  /// The verb that answers a case.
  public enum Question: String, Sendable, Codable, CaseIterable {
    /// What messages mean.
    case explain
    /// Why a guest does not move from one host to another.
    case diagnose
    /// Where a guest runs.
    case check
    /// What is wrong with a configuration.
    case lint
  }

  /// The files behind a question, by their names in the case's folder.
  public struct Inputs: Sendable, Codable, Hashable {
    /// Records of the host that the guest runs on.
    public var from: [String] = []
    /// Records of the host that it is to move to.
    public var to: [String] = []
    /// Records of hosts that may take the guest.
    public var on: [String] = []
    /// The guest's definition; nil if the question names no guest.
    public var guest: String?
    /// Logs with messages.
    public var logs: [String] = []
    /// Configurations to be checked.
    public var configurations: [String] = []
    /// Versions and settings of the software concerned, `KEY=VALUE` each.
    public var stack: [String] = []

    /// No inputs.
    public init() {}

    /// The names of all files, in the order of the properties.
    public var files: [String] { from + to + on + (guest.map { [$0] } ?? []) + logs + configurations }
  }

  /// What a right answer names, by Martlet's identifiers.
  public struct Expectation: Sendable, Codable, Hashable {
    /// The answer's likeliest cause is one of these; empty if any is right.
    public var causes: [String]
    /// Among the layers of that cause is one of these; empty if any is right.
    public var layers: [String]
    /// The answer names each of these features.
    public var features: [String]
    /// The first remedy that does more than look is one of these; empty if the question has no remedies with identifiers.
    public var remedies: [String]
    /// The exit status; nil if any is right.
    public var exitStatus: Int32?

    /// What an answer must name to be right.
    public init(
      causes: [String], layers: [String], features: [String], remedies: [String], exitStatus: Int32?
    ) {
      self.causes = causes
      self.layers = layers
      self.features = features
      self.remedies = remedies
      self.exitStatus = exitStatus
    }
  }

  /// A case as a person writes it down.
  public init(
    title: String, platform: Platform, story: String, resolution: String, source: Source,
    question: Question, inputs: Inputs, expected: Expectation, knownMiss: String? = nil
  ) {
    self.title = title
    self.platform = platform
    self.story = story
    self.resolution = resolution
    self.source = source
    self.question = question
    self.inputs = inputs
    self.expected = expected
    self.knownMiss = knownMiss
  }
}
