/// Martlet's version.
public let martletVersion = "0.1.0"
