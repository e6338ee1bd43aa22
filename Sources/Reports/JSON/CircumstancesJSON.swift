import Findings

/// What the report of a check and an inventory both say of the run.
extension JSONWriter {
  /// Writes what the agents were held against.
  mutating func member(_ key: String, _ policy: PolicySummary) {
    object(key) { json in
      json.array("layers", policy.layers) { json, layer in
        json.object { json in
          json.member("name", .text(layer.name))
          json.member("layer", .text(layer.layer))
          json.member("path", .text(layer.path))
        }
      }
      json.array("catalogs", policy.catalogs) { json, catalog in
        json.object { json in
          json.member("name", .text(catalog.name))
          json.member("path", .text(catalog.path))
        }
      }
      json.array("notEnforced", policy.notEnforced) { $0.element($1.plainText) }
    }
  }

  /// Writes the folders that were not searched.
  mutating func member(_ key: String, _ pruned: [RunSummary.PrunedPath]) {
    array(key, pruned) { json, pruned in
      json.object { folder in
        folder.member("path", .text(pruned.path))
        folder.member("reason", .text(pruned.reason))
      }
    }
  }
}
