/// The JSON Schema of the JSON report: what `agentgate schema report` prints, and the only copy of it.
public enum ReportSchema {
  /// The schema, in JSON Schema 2020-12. It names every key, refuses all others, and says what each means.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:agentgate:schema:report:1",
      "title": "AgentGate report, version 1",
      "description": "What `agentgate check --format json` writes. Texts hold untrusted input.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "schemaVersion", "tool", "verdict", "status", "enforced", "simulated", "now", "environment",
        "base", "summary", "agents", "findings", "policy", "pruned"
      ],
      "properties": {
        "schemaVersion": {
          "description": "The version of this form: removing a key or changing its meaning makes a new one.",
          "const": 1
        },
        "tool": {
          "description": "What wrote the report.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"description": "Always `agentgate`.", "const": "agentgate"},
            "version": {"description": "AgentGate's version.", "type": "string"}
          }
        },
        "verdict": {
          "description": "The run's verdict: `block` also where the gate could not decide.",
          "$ref": "#/$defs/verdict"
        },
        "status": {
          "description": "The exit status: 0 passed, 1 blocked, 2 undecided, 70 a defect of AgentGate.",
          "enum": [0, 1, 2, 70]
        },
        "enforced": {
          "description": "False under --report-only, where blocking findings do not change the status.",
          "type": "boolean"
        },
        "simulated": {
          "description": "Whether the run was given an instant with --now instead of taking the clock's.",
          "type": "boolean"
        },
        "now": {
          "description": "That instant, RFC 3339 in UTC; null unless `simulated`.",
          "type": ["string", "null"],
          "format": "date-time"
        },
        "environment": {
          "description": "The environment asked about with --environment, or null.",
          "type": ["string", "null"]
        },
        "base": {
          "description": "The revision that agents were compared with by --base, or null.",
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["ref", "commit"],
          "properties": {
            "ref": {"description": "What --base named.", "type": "string"},
            "commit": {
              "description": "The id of the commit where the work on HEAD left it.",
              "type": "string",
              "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$"
            }
          }
        },
        "summary": {
          "description": "The run in numbers.",
          "type": "object",
          "additionalProperties": false,
          "required": ["agents", "blockedAgents", "agentsKnown", "errors", "warnings", "notes", "filesRead"],
          "properties": {
            "agents": {"description": "How many agents got a verdict.", "$ref": "#/$defs/count"},
            "blockedAgents": {"description": "How many of them are blocked.", "$ref": "#/$defs/count"},
            "agentsKnown": {"description": "How many agents there are in all.", "$ref": "#/$defs/count"},
            "errors": {"description": "How many findings block.", "$ref": "#/$defs/count"},
            "warnings": {"description": "How many findings are warnings.", "$ref": "#/$defs/count"},
            "notes": {"description": "How many findings are notes.", "$ref": "#/$defs/count"},
            "filesRead": {"description": "How many files were read.", "$ref": "#/$defs/count"}
          }
        },
        "agents": {
          "description": "The agents that got a verdict, by name, then path.",
          "type": "array",
          "items": {"$ref": "#/$defs/agent"}
        },
        "findings": {
          "description": "The findings, by path, place, rule and message.",
          "type": "array",
          "items": {"$ref": "#/$defs/finding"}
        },
        "policy": {
          "description": "What the agents were held against.",
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
          "description": "Folders that were not searched.",
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
        "count": {"type": "integer", "minimum": 0},
        "position": {"type": "integer", "minimum": 1},
        "tier": {"enum": ["low", "medium", "high", "critical"]},
        "verdict": {"enum": ["pass", "block"]},
        "agent": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name", "path", "tier", "computedTier", "declaredTier", "verdict", "reasons", "raisedBy",
            "access", "errors", "warnings"
          ],
          "properties": {
            "name": {
              "description": "The manifest's metadata.name; null where it cannot be read.",
              "type": ["string", "null"]
            },
            "path": {"description": "The manifest, under the root.", "type": "string"},
            "tier": {
              "description": "The tier it is held to: the higher of the computed and the declared one.",
              "$ref": "#/$defs/tier"
            },
            "computedTier": {"description": "The tier that its access gives it.", "$ref": "#/$defs/tier"},
            "declaredTier": {
              "description": "The tier that its manifest asks for, or null.",
              "anyOf": [{"$ref": "#/$defs/tier"}, {"type": "null"}]
            },
            "verdict": {"description": "The verdict on this agent.", "$ref": "#/$defs/verdict"},
            "reasons": {
              "description": "What raised its tier, most serious first, one sentence each.",
              "type": "array",
              "items": {"type": "string"}
            },
            "raisedBy": {
              "description": "The same in parts.",
              "type": "array",
              "items": {"$ref": "#/$defs/raise"}
            },
            "access": {
              "description": "What its own grants let it do, each a set of points; the union is meant.",
              "type": "array",
              "items": {"$ref": "#/$defs/grant"}
            },
            "errors": {"description": "How many findings that block name it.", "$ref": "#/$defs/count"},
            "warnings": {"description": "How many warnings name it.", "$ref": "#/$defs/count"}
          }
        },
        "raise": {
          "type": "object",
          "additionalProperties": false,
          "required": ["line", "tier", "location", "when", "message", "metBy"],
          "properties": {
            "line": {
              "description": "The policy line's id; null where it is reach that nothing describes.",
              "type": ["string", "null"]
            },
            "tier": {"description": "The tier that it gives.", "$ref": "#/$defs/tier"},
            "location": {"description": "The line in its policy, or null.", "$ref": "#/$defs/location"},
            "when": {"description": "Its condition as written, or null.", "type": ["string", "null"]},
            "message": {"description": "All of it in one sentence.", "type": "string"},
            "metBy": {
              "description": "What meets it, part by part.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["what", "grants", "path", "pathLeftOut"],
                "properties": {
                  "what": {"description": "What it is.", "type": "string"},
                  "grants": {
                    "description": "The grants, of the agent itself or of the last one of the path.",
                    "type": "array",
                    "items": {"$ref": "#/$defs/location"}
                  },
                  "path": {
                    "description": "The agents over which it is reached; empty where it is its own.",
                    "type": "array",
                    "items": {"type": "string"}
                  },
                  "pathLeftOut": {
                    "description": "How many agents of a long path were left out before the last.",
                    "$ref": "#/$defs/count"
                  }
                }
              }
            }
          }
        },
        "names": {
          "description": "Patterns, or `not` patterns for all others; null is any.",
          "anyOf": [
            {"type": "null"},
            {"type": "array", "items": {"type": "string"}},
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["not"],
              "properties": {"not": {"type": "array", "items": {"type": "string"}}}
            }
          ]
        },
        "grant": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "system", "actions", "resources", "where", "environments", "effects", "data", "expires",
            "location"
          ],
          "properties": {
            "system": {
              "description": "The system; null where it cannot be read.",
              "type": ["string", "null"]
            },
            "actions": {"$ref": "#/$defs/names"},
            "resources": {"$ref": "#/$defs/names"},
            "where": {
              "description": "The conditions that count: any of the values or bounds of each attribute.",
              "type": "object",
              "additionalProperties": {
                "type": "array",
                "items": {
                  "anyOf": [
                    {"type": "string"},
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "not": {"type": "array", "items": {"type": "string"}},
                        "atLeast": {"type": "string"},
                        "atMost": {"type": "string"},
                        "above": {"type": "string"},
                        "below": {"type": "string"}
                      }
                    }
                  ]
                }
              }
            },
            "environments": {
              "description": "Where the agent runs; null is everywhere.",
              "type": ["array", "null"],
              "items": {"type": "string"}
            },
            "effects": {
              "description": "Every effect that it can have.",
              "type": "array",
              "items": {
                "enum": ["read", "write", "delete", "execute", "communicate", "administer"]
              }
            },
            "data": {
              "description": "The highest data class that it reaches.",
              "enum": ["public", "internal", "confidential", "restricted"]
            },
            "expires": {
              "description": "The day or instant it ends, or null; it counts in full after that too.",
              "type": ["string", "null"]
            },
            "location": {"description": "Where it stands.", "$ref": "#/$defs/location"}
          }
        },
        "finding": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "rule", "severity", "blocking", "agent", "message", "location", "related", "why", "fix",
            "witness", "fingerprint"
          ],
          "properties": {
            "rule": {
              "description": "The rule's id, `family/name`; `agentgate explain` says more.",
              "type": "string",
              "pattern": "^[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*$"
            },
            "severity": {
              "description": "How much it weighs, as the policy has it.",
              "enum": ["error", "warning", "note"]
            },
            "blocking": {"description": "Whether it stops the deployment.", "type": "boolean"},
            "agent": {
              "description": "The agent it is about; null where it is about the gate's own files or the run.",
              "type": ["string", "null"]
            },
            "message": {
              "description": "What is wrong, in one sentence; input is quoted in backticks.",
              "type": "string"
            },
            "location": {
              "description": "Where; null where it is about the run as a whole.",
              "$ref": "#/$defs/location"
            },
            "related": {
              "description": "Other places that help to understand it.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["message", "location"],
                "properties": {
                  "message": {"description": "What is there.", "type": "string"},
                  "location": {"description": "Where it is.", "$ref": "#/$defs/location"}
                }
              }
            },
            "why": {"description": "Why the rule matters, or null.", "type": ["string", "null"]},
            "fix": {
              "description": "How to mend it, or null.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["message", "snippet"],
              "properties": {
                "message": {"description": "The advice.", "type": "string"},
                "snippet": {
                  "description": "Text to paste, in the syntax of the file, or null.",
                  "type": ["string", "null"]
                }
              }
            },
            "witness": {
              "description": "One thing that the agent could do and must not, where it is about that.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["system", "action", "resource", "where", "environment"],
              "properties": {
                "system": {"description": "The system; null is any.", "type": ["string", "null"]},
                "action": {"description": "The action; null is any.", "type": ["string", "null"]},
                "resource": {"description": "The resource; null is any.", "type": ["string", "null"]},
                "where": {
                  "description": "The attributes that matter, with a value each.",
                  "type": "object",
                  "additionalProperties": {"type": "string"}
                },
                "environment": {"description": "The environment; null is any.", "type": ["string", "null"]}
              }
            },
            "fingerprint": {
              "description": "The identity that waivers and baselines name; not made of line numbers.",
              "type": "string"
            }
          }
        },
        "location": {
          "type": ["object", "null"],
          "additionalProperties": false,
          "required": ["path", "startLine", "startColumn", "endLine", "endColumn"],
          "properties": {
            "path": {"description": "The file, under the root.", "type": "string"},
            "startLine": {"description": "The first line, from 1.", "$ref": "#/$defs/position"},
            "startColumn": {
              "description": "The column of the first character, from 1, in Unicode scalars.",
              "$ref": "#/$defs/position"
            },
            "endLine": {"description": "The last line.", "$ref": "#/$defs/position"},
            "endColumn": {
              "description": "The column just past the last character.",
              "$ref": "#/$defs/position"
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
