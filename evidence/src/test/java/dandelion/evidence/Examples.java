package dandelion.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small schema on the class path, two small files that fit it, and short ways to read. */
final class Examples {

  /** Where the schema lies on the class path. */
  static final String SCHEMA = "/dandelion/evidence/examples.schema.json";

  static final String STUDY =
      """
      # a study of two arms
      name: Follow-up after resection
      kind: surgery
      p: 0.25
      n: 1000
      blind: false
      months: [3, 6.5, 1e1]
      value: {mean: 1.5, sd: .5}
      spread: &spread
        kind: beta
        alpha: 2
        beta: 8
      again: *spread
      note: |
        Two lines,
        "quoted" and: not.
      arms:
        ct:
          adherence: 0.9
          tests:
          - test: ct
            every: 6
          - {test: afp, every: 3}
        none:
          adherence: 1
      """;

  static final String JSON =
      """
      {"name": "x\\u00e9", "n": 3, "p": 1, "value": [1, 2, 3],
       "spread": {"kind": "gamma", "shape": 2.5},
       "arms": {"us": {"adherence": 0, "tests": []}}}
      """;

  private static final String SCHEMA_TEXT =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://dandelion.invalid/examples.schema.json",
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
          "name": {"type": "string", "minLength": 1},
          "kind": {"enum": ["surgery", "ablation", "transplant"]},
          "blind": {"type": "boolean"},
          "p": {"$ref": "#/$defs/probability"},
          "n": {"type": "integer", "minimum": 1},
          "note": {"type": "string", "pattern": "^(?:[A-Z]|[^A-Z])*$"},
          "months": {
            "type": "array",
            "items": {"type": "number", "exclusiveMinimum": 0},
            "minItems": 1,
            "maxItems": 4,
            "uniqueItems": true
          },
          "value": {
            "oneOf": [
              {"type": "number"},
              {
                "type": "object",
                "required": ["mean", "sd"],
                "properties": {"mean": {"type": "number"}, "sd": {"type": "number", "minimum": 0}},
                "additionalProperties": false
              },
              {"type": "array", "items": {"type": "number"}}
            ]
          },
          "spread": {"$ref": "#/$defs/spread"},
          "again": {"$ref": "#/$defs/spread"},
          "often": {"anyOf": [{"type": "number"}, {"enum": ["never", "always"]}]},
          "both": {"oneOf": [{"type": "number"}, {"minimum": 3}]},
          "from": {"type": "number"},
          "until": {"type": "number"},
          "free": {},
          "arms": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z_]+$"},
            "minProperties": 1,
            "additionalProperties": {
              "type": "object",
              "required": ["adherence"],
              "additionalProperties": false,
              "properties": {
                "adherence": {"$ref": "#/$defs/probability"},
                "tests": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["test"],
                    "properties": {
                      "test": {"enum": ["ct", "afp", "mri"]},
                      "every": {"type": "number"}
                    },
                    "additionalProperties": false
                  }
                }
              }
            }
          }
        },
        "dependentRequired": {"until": ["from"]},
        "$defs": {
          "probability": {
            "title": "a probability between 0 and 1",
            "type": "number",
            "minimum": 0,
            "maximum": 1
          },
          "spread": {
            "oneOf": [
              {
                "type": "object",
                "required": ["kind", "alpha", "beta"],
                "properties": {
                  "kind": {"const": "beta"},
                  "alpha": {"type": "number"},
                  "beta": {"type": "number"}
                },
                "additionalProperties": false
              },
              {
                "type": "object",
                "required": ["kind", "shape"],
                "properties": {
                  "kind": {"const": "gamma"},
                  "shape": {"type": "number", "exclusiveMinimum": 0}
                },
                "additionalProperties": false
              }
            ]
          }
        }
      }
      """;

  static {
    onClassPath(SCHEMA, SCHEMA_TEXT);
  }

  private Examples() {}

  /** Puts a schema on the class path of the tests. */
  static void onClassPath(String resource, String text) {
    try {
      Path top =
          Path.of(Examples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path file = top.resolve(resource.substring(1));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Document read(String text, Faults faults) {
    return Document.parse("a.yaml", text, SCHEMA, faults);
  }

  /** Every fault of a text in words, with the guesses. */
  static String faultsOf(String text) {
    Faults faults = new Faults();
    read(text, faults);
    return String.join("\n", faults.list().stream().map(Fault::toString).toList());
  }

  /** The root of a free text below the key "free", where the schema asks for nothing. */
  static Field free(String text, Faults faults) {
    String below = "name: x\nfree:\n" + text.indent(2);
    return read(below, faults).root().at("free");
  }
}
