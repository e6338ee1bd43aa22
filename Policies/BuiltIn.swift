/// The policies and catalogs that ship inside the program. The YAML files beside this one are the only copy;
/// the build embeds them.
public struct BuiltIn: Sendable {
  /// The name that `extends`, `policy show` and reports use.
  public let name: String
  /// The text of the YAML file.
  public let bytes: [UInt8]

  /// The policy for those who have none: sensible requirements for every tier.
  public static let standard = BuiltIn(name: "standard", bytes: PackageResources.standard_yaml)
  /// The policy for those who want more than that.
  public static let strict = BuiltIn(name: "strict", bytes: PackageResources.strict_yaml)
  /// The catalog of ordinary systems.
  public static let common = BuiltIn(name: "common", bytes: PackageResources.common_yaml)

  /// The policies, which `extends` may name.
  public static let policies = [standard, strict]
  /// The catalogs.
  public static let catalogs = [common]
  /// Everything that ships, in the order in which help names it.
  public static let all = policies + catalogs
}
