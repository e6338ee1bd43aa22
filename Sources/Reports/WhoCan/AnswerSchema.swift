/// The JSON Schema of the JSON answer to `--can`: what `agentgate schema answer` prints, and the only copy of
/// it.
public enum AnswerSchema {
  /// The schema, in JSON Schema 2020-12. It names every key, refuses all others, and says what each means. A
  /// line of `ndjson` is `#/$defs/agent`.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:agentgate:schema:answer:1",
      "title": "AgentGate answer to a question about access, version 1",
      "description": "What `agentgate inventory --can … --format json` writes. Texts hold untrusted input.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "schemaVersion", "tool", "question", "complete", "status", "simulated", "now", "notes", "agentsAsked",
        "agentsKnown", "agents", "problems", "pruned"
      ],
      "properties": {
        "schemaVersion": {
          "description": "The version of this form: removing a key or changing its meaning makes a new one.",
          "const": 1
        },
        "tool": {
          "description": "What wrote the answer.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"description": "Always `agentgate`.", "const": "agentgate"},
            "version": {"description": "AgentGate's version.", "type": "string"}
          }
        },
        "question": {"description": "The question as it was typed.", "type": "string"},
        "complete": {
          "description": "False where some problem is an error: there may be more agents that can.",
          "type": "boolean"
        },
        "status": {"description": "The exit status: 0 if `complete`, else 2.", "enum": [0, 2]},
        "simulated": {"description": "Whether the run was given an instant with --now.", "type": "boolean"},
        "now": {"description": "That instant, or null.", "$ref": "#/$defs/text"},
        "notes": {
          "description": "What to know besides, a sentence each: that nothing names the system, for one.",
          "type": "array",
          "items": {"type": "string"}
        },
        "agentsAsked": {
          "description": "How many agents the run chose; those of them that cannot are not listed.",
          "type": "integer", "minimum": 0
        },
        "agentsKnown": {"description": "How many agents there are in all.", "type": "integer", "minimum": 0},
        "agents": {
          "description": "The agents that can, or count as if they could, by name, then path.",
          "type": "array",
          "items": {"$ref": "#/$defs/agent"}
        },
        "problems": {
          "description": "What kept the answer from being whole, or may have.",
          "type": "array",
          "items": {"$ref": "#/$defs/problem"}
        },
        "pruned": {
          "description": "Folders that were not searched: agents in them were not asked.",
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
        "certainty": {"enum": ["can", "not-ruled-out", "presumed"]},
        "place": {
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["path", "line", "column"],
          "properties": {
            "path": {"description": "The file, under the root.", "type": "string"},
            "line": {"description": "The line, from 1.", "$ref": "#/$defs/position"},
            "column": {"description": "The column, from 1, in scalars.", "$ref": "#/$defs/position"}
          }
        },
        "agent": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name", "path", "line", "column", "certainty", "presumed", "tier", "owner", "grants", "through"
          ],
          "properties": {
            "name": {
              "description": "The manifest's metadata.name; null where it cannot be read.",
              "$ref": "#/$defs/text"
            },
            "path": {"description": "The manifest, under the root.", "type": "string"},
            "line": {"description": "Where its name stands, from 1.", "$ref": "#/$defs/position"},
            "column": {"description": "The column there.", "$ref": "#/$defs/position"},
            "certainty": {
              "description": "The surest of what follows: it can; a limit kept that from being decided; or \#
    what it can do is unknown and counts as everything.",
              "$ref": "#/$defs/certainty"
            },
            "presumed": {
              "description": "Whether errors of its manifest make it count as able to do everything.",
              "type": "boolean"
            },
            "tier": {
              "description": "The tier that it is held to.",
              "enum": ["low", "medium", "high", "critical"]
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
            "grants": {
              "description": "Its own grants that give it, in the order of the manifest.",
              "type": "array",
              "items": {"$ref": "#/$defs/grant"}
            },
            "through": {
              "description": "Shortest ways of calls to other agents that can: one to an agent that is sure \#
    to, one to an agent that may.",
              "type": "array",
              "maxItems": 2,
              "items": {"$ref": "#/$defs/way"}
            }
          }
        },
        "way": {
          "type": "object",
          "additionalProperties": false,
          "required": ["certainty", "steps", "grant"],
          "properties": {
            "certainty": {
              "description": "How sure it is that the last agent can.",
              "$ref": "#/$defs/certainty"
            },
            "steps": {
              "description": "The agents on the way, beginning with the one that it is about.",
              "type": "array",
              "minItems": 2,
              "items": {"$ref": "#/$defs/step"}
            },
            "grant": {
              "description": "A grant of the last agent; null where it counts as able to do everything.",
              "anyOf": [{"type": "null"}, {"$ref": "#/$defs/grant"}]
            }
          }
        },
        "step": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "manifest", "call"],
          "properties": {
            "name": {"description": "The agent, or null.", "$ref": "#/$defs/text"},
            "manifest": {
              "description": "Where its name stands; null of an agent that no manifest registers.",
              "$ref": "#/$defs/place"
            },
            "call": {
              "description": "Where it names the next agent; null at the end.",
              "$ref": "#/$defs/place"
            }
          }
        },
        "grant": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "path", "line", "column", "certainty", "system", "actions", "resources", "where", "environments",
            "expires", "expired", "example", "limit"
          ],
          "properties": {
            "path": {"description": "The manifest that it stands in.", "type": "string"},
            "line": {"description": "Where it begins, from 1.", "$ref": "#/$defs/position"},
            "column": {"description": "The column there.", "$ref": "#/$defs/position"},
            "certainty": {
              "description": "Whether it gives it, or a limit kept that from being decided.",
              "enum": ["can", "not-ruled-out"]
            },
            "system": {"description": "The system.", "type": "string"},
            "actions": {"description": "The actions; null is any.", "$ref": "#/$defs/names"},
            "resources": {"description": "The resources; null is any.", "$ref": "#/$defs/names"},
            "where": {
              "description": "Its conditions.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["attribute", "condition", "enforced"],
                "properties": {
                  "attribute": {"description": "The attribute.", "type": "string"},
                  "condition": {"description": "What is asked of it, as YAML in one line.", "type": "string"},
                  "enforced": {
                    "description": "False where the system cannot enforce it: it then limits nothing.",
                    "type": "boolean"
                  }
                }
              }
            },
            "environments": {
              "description": "Where its agent runs; null counts as everywhere.",
              "type": ["array", "null"],
              "items": {"type": "string"}
            },
            "expires": {"description": "Its last day, or null.", "$ref": "#/$defs/text"},
            "expired": {
              "description": "Whether that has passed; the grant counts all the same.",
              "type": "boolean"
            },
            "example": {
              "description": "A shortest thing that it allows; null where a limit kept it from being found.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["system", "action", "resource", "environment", "where"],
              "properties": {
                "system": {"description": "The system, or null for any.", "$ref": "#/$defs/text"},
                "action": {"description": "The action, or null for any.", "$ref": "#/$defs/text"},
                "resource": {"description": "The resource, or null for any.", "$ref": "#/$defs/text"},
                "environment": {"description": "The environment, or null for any.", "$ref": "#/$defs/text"},
                "where": {
                  "description": "The values of attributes, by name.",
                  "type": "object",
                  "additionalProperties": {"type": "string"}
                }
              }
            },
            "limit": {"description": "The limit that was met, or null.", "$ref": "#/$defs/text"}
          }
        },
        "names": {
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["not", "patterns"],
          "properties": {
            "not": {"description": "Whether all names but those are given.", "type": "boolean"},
            "patterns": {
              "description": "The patterns, as written.",
              "type": "array",
              "items": {"type": "string"}
            }
          }
        },
        "problem": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rule", "severity", "agent", "message", "location"],
          "properties": {
            "rule": {"description": "The rule's id; `agentgate explain` says more.", "type": "string"},
            "severity": {
              "description": "An `error` makes the answer incomplete.",
              "enum": ["error", "warning", "note"]
            },
            "agent": {"description": "The agent that it is about, or null.", "$ref": "#/$defs/text"},
            "message": {"description": "What is wrong, in one sentence.", "type": "string"},
            "location": {"description": "Where, or null.", "$ref": "#/$defs/place"}
          }
        }
      }
    }

    """#
}
