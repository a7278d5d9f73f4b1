extension PoolPlan {
  /// A pool: its hosts, its level, and what that costs whom.
  public struct Pool: Sendable, Codable, Hashable {
    /// Its name in the plan: the vendor and a number, richest level first.
    public var name: String
    /// libvirt's name of the vendor, or the group of arm64 hosts.
    public var vendor: String
    /// The hosts, in the order of their names.
    public var hosts: [String]
    /// The level's features: what all of the hosts give, by libvirt's names; of arm64, QEMU's properties that stay on.
    public var features: [String]
    /// The level in one line: the nearest model, and how many features it adds and removes.
    public var level: String
    /// The nearest model; nil if no model is certain on every host, and of arm64.
    public var model: String?
    /// Features on top of the model, by libvirt's names.
    public var required: [String]
    /// The model's features that guests do not get, by libvirt's names; of arm64, the properties that are disabled.
    public var disabled: [String]
    /// The physical address bits that every host has, of arm64 those of a guest (IPA size); nil if one does not report them.
    public var physicalAddressBits: UInt64?
    /// What hosts give up, those that give up most first.
    public var givenUp: [GivenUp]
    /// The guests that run on the hosts.
    public var guests: Guests
    /// The level in other systems' words.
    public var configurations: [Configuration]
    /// What arm64 hosts are, and how their guests start; nil for x86.
    public var arm: Arm?

    /// What some hosts of a pool give and its level lacks.
    public struct GivenUp: Sendable, Codable, Hashable {
      /// The hosts.
      public var hosts: [String]
      /// libvirt's names of the features.
      public var features: [String]
      /// What these hosts and their guests lose, by the weights.
      public var cost: Int

      /// What hosts give up.
      public init(hosts: [String], features: [String], cost: Int) {
        self.hosts = hosts
        self.features = features
        self.cost = cost
      }
    }

    /// Guests that run in a pool.
    public struct Guests: Sendable, Codable, Hashable {
      /// How many there are.
      public var running = 0
      /// How many have a feature that the pool gives up: they cannot move to every host of it before a power cycle.
      public var above = 0
      /// How many have an unknown CPU.
      public var undetermined = 0
      /// What guests above the level have beyond it, those that most guests have first.
      public var beyond: [Beyond] = []

      /// No guests.
      public init() {}
    }

    /// A feature that guests above the level have.
    public struct Beyond: Sendable, Codable, Hashable {
      /// libvirt's name.
      public var feature: String
      /// How many guests have it.
      public var guests: Int

      /// A feature, and how many guests have it.
      public init(feature: String, guests: Int) {
        self.feature = feature
        self.guests = guests
      }
    }

    /// The level as a system's configuration.
    public struct Configuration: Sendable, Codable, Hashable {
      /// The system, as `martlet level --for` names it.
      public var system: String
      /// The configuration; nil if there is none, or a check refuses it.
      public var text: String?
      /// Why there is none, warnings, and what was not checked.
      public var remarks: [String]

      /// A configuration.
      public init(system: String, text: String?, remarks: [String]) {
        self.system = system
        self.text = text
        self.remarks = remarks
      }
    }

    /// A pool without guests and configurations.
    public init(
      name: String, vendor: String, hosts: [String], features: [String], level: String, model: String?,
      required: [String], disabled: [String], physicalAddressBits: UInt64?, givenUp: [GivenUp]
    ) {
      self.name = name
      self.vendor = vendor
      self.hosts = hosts
      self.features = features
      self.level = level
      self.model = model
      self.required = required
      self.disabled = disabled
      self.physicalAddressBits = physicalAddressBits
      self.givenUp = givenUp
      guests = Guests()
      configurations = []
    }
  }
}
