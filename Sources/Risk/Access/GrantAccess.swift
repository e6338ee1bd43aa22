public import Documents
public import Permissions
import SourceText

extension Grant {
  /// The points that the grant gives, in the environments that the agent runs in; nil is all of them.
  ///
  /// A condition that nothing enforces, since the system's catalog does not declare the attribute, or that is
  /// of another type than the attribute, is read as absent. A grant that has ended still counts: writing an
  /// old date is not revocation.
  public func box(environments: [String]?, in catalog: SystemIndex) -> Box {
    let name = system?.value.text ?? ""
    var box = Box().restricting(AccessDimension.system, to: .text(TextLanguage(name)))
    if let actions { box = box.restricting(AccessDimension.action, to: .text(actions.value.language)) }
    if let resources { box = box.restricting(AccessDimension.resource, to: .text(resources.value.language)) }
    if let environments {
      let language = TextLanguage(environments.map { Pattern(literal: $0) })
      box = box.restricting(AccessDimension.environment, to: .text(language))
    }
    for condition in conditions?.value.entries ?? [] {
      let attribute = condition.key.value.text
      guard let type = catalog[name]?.attributes[attribute],
        case .values(let language) = condition.value.value.reading(as: type)
      else { continue }
      box = box.restricting(AccessDimension.attribute(attribute, type), to: language)
    }
    return box
  }
}

extension Agent {
  /// The environments that the agent runs in; nil is all of them.
  public var environmentNames: [String]? {
    spec?.value.environments?.value.elements.map(\.value.text)
  }

  /// The points that each grant gives, in the order of the manifest.
  public func boxes(in catalog: SystemIndex) -> [Box] {
    let environments = environmentNames
    return (spec?.value.access?.value.elements ?? []).map { grant in
      grant.value.box(environments: environments, in: catalog)
    }
  }
}
