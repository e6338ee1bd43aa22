/// The JSON Schema of the JSON comparison: what `agentgate schema diff` prints, and the only copy of it.
public enum ChangeSchema {
  /// The schema, in JSON Schema 2020-12. It names every key, refuses all others, and says what each means.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:agentgate:schema:diff:1",
      "title": "AgentGate comparison, version 1",
      "description": "What `agentgate diff --format json` writes. Texts hold untrusted input.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "schemaVersion", "tool", "complete", "status", "base", "head", "summary", "agents", "deciding",
        "problems"
      ],
      "properties": {
        "schemaVersion": {
          "description": "The version of this form: removing a key or changing its meaning makes a new one.",
          "const": 1
        },
        "tool": {
          "description": "What wrote the comparison.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"description": "Always `agentgate`.", "const": "agentgate"},
            "version": {"description": "AgentGate's version.", "type": "string"}
          }
        },
        "complete": {
          "description": "False where some of either state could not be read.",
          "type": "boolean"
        },
        "status": {"description": "The exit status: 0 if `complete`, else 2.", "enum": [0, 2]},
        "base": {"description": "The earlier state.", "$ref": "#/$defs/state"},
        "head": {"description": "The later state.", "$ref": "#/$defs/state"},
        "summary": {
          "description": "The comparison in numbers.",
          "type": "object",
          "additionalProperties": false,
          "required": ["widened", "different", "unchanged"],
          "properties": {
            "widened": {"description": "Agents that can do more.", "$ref": "#/$defs/count"},
            "different": {"description": "Agents in `agents`.", "$ref": "#/$defs/count"},
            "unchanged": {"description": "Agents that are as they were.", "$ref": "#/$defs/count"}
          }
        },
        "agents": {
          "description": "The agents that are not as they were: those that can do more first, then by name.",
          "type": "array",
          "items": {"$ref": "#/$defs/agent"}
        },
        "deciding": {
          "description": "The Gate file, policies, catalogs and directories that are not the same.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "change"],
            "properties": {
              "path": {"description": "The path under the root.", "type": "string"},
              "change": {"enum": ["added", "removed", "changed"]}
            }
          }
        },
        "problems": {
          "description": "What kept the comparison from being whole.",
          "type": "array",
          "items": {"$ref": "#/$defs/problem"}
        }
      },
      "$defs": {
        "text": {"type": ["string", "null"]},
        "count": {"type": "integer", "minimum": 0},
        "position": {"type": "integer", "minimum": 1},
        "tier": {"enum": ["low", "medium", "high", "critical"]},
        "state": {
          "type": "object",
          "additionalProperties": false,
          "required": ["ref", "commit"],
          "properties": {
            "ref": {
              "description": "What it was asked for by; null is the working tree.",
              "$ref": "#/$defs/text"
            },
            "commit": {
              "description": "The commit's id; null is the working tree.",
              "type": ["string", "null"],
              "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$"
            }
          }
        },
        "agent": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name", "path", "change", "previousName", "previousPath", "widened", "gainsEverything",
            "unknownBefore", "limit", "gained", "lost", "through", "reclassified", "tierBefore", "tierNow",
            "fields"
          ],
          "properties": {
            "name": {"description": "The name; null where it cannot be read.", "$ref": "#/$defs/text"},
            "path": {"description": "The manifest; of an agent that is gone the last one.", "type": "string"},
            "change": {
              "description": "`renamed` has another name, `moved` another path only.",
              "enum": ["added", "removed", "renamed", "moved", "changed"]
            },
            "previousName": {"description": "The name before, where it was another.", "$ref": "#/$defs/text"},
            "previousPath": {"description": "The path before, where it was another.", "$ref": "#/$defs/text"},
            "widened": {
              "description": "Whether it can do more, by itself or through others, or that is not ruled out.",
              "type": "boolean"
            },
            "gainsEverything": {
              "description": "Whether what it may do cannot be read now, so that it counts as everything.",
              "type": "boolean"
            },
            "unknownBefore": {
              "description": "Whether what it could do cannot be read, so that all access counts as gained.",
              "type": "boolean"
            },
            "limit": {
              "description": "Why some of `gained` or `lost` is a whole grant instead of what is different.",
              "$ref": "#/$defs/text"
            },
            "gained": {
              "description": "What its own grants allow now and did not before.",
              "type": "array",
              "items": {"$ref": "#/$defs/access"}
            },
            "lost": {
              "description": "What its own grants allowed before and do not now.",
              "type": "array",
              "items": {"$ref": "#/$defs/access"}
            },
            "through": {
              "description": "What it gains through agents that it may call.",
              "type": "array",
              "items": {"$ref": "#/$defs/through"}
            },
            "reclassified": {
              "description": "What grants that stand in both states mean, where the catalogs changed that.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["before", "now"],
                "properties": {
                  "before": {"$ref": "#/$defs/impact"},
                  "now": {"$ref": "#/$defs/impact"}
                }
              }
            },
            "tierBefore": {"description": "Null if it is new.", "$ref": "#/$defs/tiers"},
            "tierNow": {"description": "Null if it is gone or cannot be read.", "$ref": "#/$defs/tiers"},
            "fields": {
              "description": "Other fields that are not as they were.",
              "type": "array",
              "items": {"$ref": "#/$defs/field"}
            }
          }
        },
        "tiers": {
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["tier", "computedTier", "declaredTier", "reasons"],
          "properties": {
            "tier": {"description": "The tier that it is held to.", "$ref": "#/$defs/tier"},
            "computedTier": {"description": "The tier that its access gives it.", "$ref": "#/$defs/tier"},
            "declaredTier": {
              "description": "The tier that it asks for, or null.",
              "enum": ["low", "medium", "high", "critical", null]
            },
            "reasons": {"description": "Why.", "type": "array", "items": {"type": "string"}}
          }
        },
        "values": {
          "description": "The values in one dimension.",
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["text", "patterns"],
          "properties": {
            "text": {"description": "In words, patterns in backticks.", "type": "string"},
            "patterns": {
              "description": "Patterns that match these and no others; null where none were found.",
              "type": ["array", "null"],
              "items": {"type": "string"}
            }
          }
        },
        "effects": {
          "description": "Every effect that some of it has.",
          "type": "array",
          "items": {"enum": ["read", "write", "delete", "execute", "communicate", "administer"]}
        },
        "data": {
          "description": "The highest class of data in it.",
          "enum": ["public", "internal", "confidential", "restricted"]
        },
        "known": {
          "description": "How much of it the catalogs describe; the rest counts as everything.",
          "enum": ["full", "partial", "none"]
        },
        "impact": {
          "type": "object",
          "additionalProperties": false,
          "required": ["system", "effects", "data", "known"],
          "properties": {
            "system": {"$ref": "#/$defs/text"},
            "effects": {"$ref": "#/$defs/effects"},
            "data": {"$ref": "#/$defs/data"},
            "known": {"$ref": "#/$defs/known"}
          }
        },
        "access": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "system", "actions", "resources", "where", "environments", "effects", "data", "known", "example"
          ],
          "properties": {
            "system": {"$ref": "#/$defs/text"},
            "actions": {"$ref": "#/$defs/values"},
            "resources": {"$ref": "#/$defs/values"},
            "where": {
              "description": "The conditions that systems can enforce.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["attribute", "text", "patterns"],
                "properties": {
                  "attribute": {"type": "string"},
                  "text": {"description": "In words, patterns in backticks.", "type": "string"},
                  "patterns": {"type": ["array", "null"], "items": {"type": "string"}}
                }
              }
            },
            "environments": {"description": "Null is every one.", "$ref": "#/$defs/values"},
            "effects": {"$ref": "#/$defs/effects"},
            "data": {"$ref": "#/$defs/data"},
            "known": {"$ref": "#/$defs/known"},
            "example": {
              "description": "A shortest point of it; a key that is null is any value.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["system", "action", "resource", "environment", "where"],
              "properties": {
                "system": {"$ref": "#/$defs/text"},
                "action": {"$ref": "#/$defs/text"},
                "resource": {"$ref": "#/$defs/text"},
                "environment": {"$ref": "#/$defs/text"},
                "where": {"type": "object", "additionalProperties": {"type": "string"}}
              }
            }
          }
        },
        "through": {
          "type": "object",
          "additionalProperties": false,
          "required": ["delegate", "new", "systems", "remark", "example"],
          "properties": {
            "delegate": {"description": "The agent that it may call.", "type": "string"},
            "new": {"description": "Whether the call is new; else that agent has grown.", "type": "boolean"},
            "systems": {
              "description": "What is gained; null where that is everything or not known.",
              "type": ["array", "null"],
              "items": {"$ref": "#/$defs/impact"}
            },
            "remark": {"description": "Why it is everything or not known.", "$ref": "#/$defs/text"},
            "example": {"description": "A shortest point of it, in words.", "$ref": "#/$defs/text"}
          }
        },
        "field": {
          "type": "object",
          "additionalProperties": false,
          "required": ["field", "before", "now", "mayRaiseRisk"],
          "properties": {
            "field": {"description": "The field's path.", "type": "string"},
            "before": {"description": "Null where it said nothing.", "$ref": "#/$defs/text"},
            "now": {"description": "Null where it says nothing.", "$ref": "#/$defs/text"},
            "mayRaiseRisk": {"description": "Whether that can raise the risk.", "type": "boolean"}
          }
        },
        "problem": {
          "type": "object",
          "additionalProperties": false,
          "required": ["side", "rule", "agent", "message", "location"],
          "properties": {
            "side": {"description": "In which state.", "enum": ["base", "head"]},
            "rule": {"description": "The rule's id.", "type": "string"},
            "agent": {"description": "The agent that it names, or null.", "$ref": "#/$defs/text"},
            "message": {"description": "What is wrong.", "type": "string"},
            "location": {
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["path", "line", "column"],
              "properties": {
                "path": {"type": "string"},
                "line": {"$ref": "#/$defs/position"},
                "column": {"$ref": "#/$defs/position"}
              }
            }
          }
        }
      }
    }

    """#
}
