/// The JSON Schema of the JSON inventory: what `agentgate schema inventory` prints, and the only copy of it.
public enum InventorySchema {
  /// The schema, in JSON Schema 2020-12. It names every key, refuses all others, and says what each means. A
  /// line of `ndjson` is `#/$defs/agent`.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:agentgate:schema:inventory:1",
      "title": "AgentGate inventory, version 1",
      "description": "What `agentgate inventory --format json` writes. Texts hold untrusted input.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "schemaVersion", "tool", "complete", "status", "agentsKnown", "agents", "problems", "policy", "pruned"
      ],
      "properties": {
        "schemaVersion": {
          "description": "The version of this form: removing a key or changing its meaning makes a new one.",
          "const": 1
        },
        "tool": {
          "description": "What wrote the inventory.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"description": "Always `agentgate`.", "const": "agentgate"},
            "version": {"description": "AgentGate's version.", "type": "string"}
          }
        },
        "complete": {
          "description": "False where some problem is an error: agents may be missing, or parts of them.",
          "type": "boolean"
        },
        "status": {"description": "The exit status: 0 if `complete`, else 2.", "enum": [0, 2]},
        "agentsKnown": {"description": "How many agents there are in all.", "type": "integer", "minimum": 0},
        "agents": {
          "description": "The agents that were asked for, by name, then path.",
          "type": "array",
          "items": {"$ref": "#/$defs/agent"}
        },
        "problems": {
          "description": "What kept the inventory from being whole, or may have.",
          "type": "array",
          "items": {"$ref": "#/$defs/problem"}
        },
        "policy": {
          "description": "What tiers were computed by.",
          "type": "object",
          "additionalProperties": false,
          "required": ["layers", "catalogs", "notEnforced"],
          "properties": {
            "layers": {
              "description": "The policy layers, upper ones first.",
              "type": "array",
              "items": {"$ref": "#/$defs/layer"}
            },
            "catalogs": {
              "description": "The system catalogs.",
              "type": "array",
              "items": {"$ref": "#/$defs/catalog"}
            },
            "notEnforced": {
              "description": "What the policy asks for and this version does not enforce, one sentence each.",
              "type": "array",
              "items": {"type": "string"}
            }
          }
        },
        "pruned": {
          "description": "Folders that were not searched: agents in them are not listed.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "reason"],
            "properties": {
              "path": {"description": "The folder, under the root.", "type": "string"},
              "reason": {"description": "Why it was not searched.", "type": "string"}
            }
          }
        }
      },
      "$defs": {
        "text": {"type": ["string", "null"]},
        "position": {"type": "integer", "minimum": 1},
        "tier": {"enum": ["low", "medium", "high", "critical"]},
        "agent": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name", "path", "line", "column", "complete", "owner", "model", "tier", "declaredTier",
            "computedTier", "reasons", "autonomy", "environments", "identity", "stage", "delegates", "access"
          ],
          "properties": {
            "name": {
              "description": "The manifest's metadata.name; null where it cannot be read.",
              "$ref": "#/$defs/text"
            },
            "path": {"description": "The manifest, under the root.", "type": "string"},
            "line": {
              "description": "The line of the name, or of the document's beginning, from 1.",
              "$ref": "#/$defs/position"
            },
            "column": {
              "description": "The column there, from 1, in Unicode scalars.",
              "$ref": "#/$defs/position"
            },
            "complete": {
              "description": "False where the manifest has errors: what is null or missing may stand there.",
              "type": "boolean"
            },
            "owner": {
              "description": "Who answers for it.",
              "type": "object",
              "additionalProperties": false,
              "required": ["team", "contact"],
              "properties": {
                "team": {"description": "The team, or null.", "$ref": "#/$defs/text"},
                "contact": {"description": "Where to reach it, or null.", "$ref": "#/$defs/text"}
              }
            },
            "model": {
              "description": "The model that it runs on.",
              "type": "object",
              "additionalProperties": false,
              "required": ["provider", "name", "version"],
              "properties": {
                "provider": {"description": "Who offers it, or null.", "$ref": "#/$defs/text"},
                "name": {"description": "Its name, or null.", "$ref": "#/$defs/text"},
                "version": {"description": "Its version, or null.", "$ref": "#/$defs/text"}
              }
            },
            "tier": {
              "description": "The tier it is held to: the higher of the computed and the declared one.",
              "$ref": "#/$defs/tier"
            },
            "declaredTier": {
              "description": "The tier that its manifest asks for, or null.",
              "anyOf": [{"$ref": "#/$defs/tier"}, {"type": "null"}]
            },
            "computedTier": {
              "description": "The tier that its access and surroundings give it.",
              "$ref": "#/$defs/tier"
            },
            "reasons": {
              "description": "What raised its tier, most serious first, one sentence each.",
              "type": "array",
              "items": {"type": "string"}
            },
            "autonomy": {
              "description": "How freely it acts; null is not said, and counts as autonomous.",
              "enum": ["suggest", "supervised", "bounded", "autonomous", null]
            },
            "environments": {
              "description": "Where it is deployed; null is not said, and counts as everywhere.",
              "type": ["array", "null"],
              "items": {"type": "string"}
            },
            "identity": {
              "description": "Who it is.",
              "type": "object",
              "additionalProperties": false,
              "required": ["subject", "method"],
              "properties": {
                "subject": {"description": "Its own identity, or null.", "$ref": "#/$defs/text"},
                "method": {"description": "How it proves it, or null.", "$ref": "#/$defs/text"}
              }
            },
            "stage": {
              "description": "Where it is in its life, or null.",
              "enum": ["experimental", "production", "deprecated", null]
            },
            "delegates": {
              "description": "The agents that it may call itself; what those can do is not in `access`.",
              "type": "array",
              "items": {"type": "string"}
            },
            "access": {
              "description": "What its own grants let it do, one entry a system, as the manifest names them.",
              "type": "array",
              "items": {"$ref": "#/$defs/access"}
            }
          }
        },
        "access": {
          "type": "object",
          "additionalProperties": false,
          "required": ["system", "effects", "data", "known"],
          "properties": {
            "system": {
              "description": "The system; null where its name cannot be read.",
              "$ref": "#/$defs/text"
            },
            "effects": {
              "description": "Every effect that it can have there.",
              "type": "array",
              "items": {"enum": ["read", "write", "delete", "execute", "communicate", "administer"]}
            },
            "data": {
              "description": "The highest class of the data that it can reach there.",
              "enum": ["public", "internal", "confidential", "restricted"]
            },
            "known": {
              "description": "How much of it catalogs describe; what none describes counts as everything.",
              "enum": ["full", "partial", "none"]
            }
          }
        },
        "problem": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rule", "severity", "agent", "message", "location"],
          "properties": {
            "rule": {
              "description": "The rule's id, `family/name`; `agentgate explain` says more.",
              "type": "string",
              "pattern": "^[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*$"
            },
            "severity": {
              "description": "An `error` makes the inventory incomplete.",
              "enum": ["error", "warning", "note"]
            },
            "agent": {
              "description": "The agent whose manifest it is about, or null.",
              "$ref": "#/$defs/text"
            },
            "message": {
              "description": "What is wrong, in one sentence; input is quoted in backticks.",
              "type": "string"
            },
            "location": {
              "description": "Where; null where it is about no file of its own.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["path", "line", "column"],
              "properties": {
                "path": {"description": "The file, under the root.", "type": "string"},
                "line": {"description": "The line, from 1.", "$ref": "#/$defs/position"},
                "column": {
                  "description": "The column, from 1, in Unicode scalars.",
                  "$ref": "#/$defs/position"
                }
              }
            }
          }
        },
        "layer": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "layer", "path"],
          "properties": {
            "name": {"description": "The policy's name.", "type": "string"},
            "layer": {"description": "Which layer it is.", "enum": ["organization", "domain", "team"]},
            "path": {
              "description": "A path under the root, or given with --policy, or `builtin:…`.",
              "type": "string"
            }
          }
        },
        "catalog": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "path"],
          "properties": {
            "name": {"description": "The catalog's name.", "type": "string"},
            "path": {"description": "A path, as for a layer.", "type": "string"}
          }
        }
      }
    }

    """#
}
