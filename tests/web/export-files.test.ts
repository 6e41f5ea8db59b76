// What the export menu of a session offers to whom.

import { describe, expect, test } from "vitest";
import type { Role } from "../../shared/vocabulary.ts";
import { type ExportFile, exportFiles } from "../../web/session/export-files.ts";

describe("the export menu", () => {
  test.each<[Role, ExportFile[]]>([
    ["nurse", ["csv", "csv-seconds"]],
    ["engineer", ["csv", "csv-seconds", "recording"]],
    ["doctor", ["csv", "csv-seconds", "recording", "recording-identified", "fhir"]],
    ["admin", ["csv", "csv-seconds", "recording", "recording-identified", "fhir"]],
  ])("offers the %s %j", (role, files) => {
    expect(exportFiles("s-1", role).map(({ file }) => file)).toEqual(files);
  });

  test("leads to the session's own files", () => {
    expect(exportFiles("a/b", "admin").map(({ href }) => href)).toEqual([
      "/api/sessions/a%2Fb/export.csv",
      "/api/sessions/a%2Fb/export.csv?rows=second",
      "/api/sessions/a%2Fb/recording",
      "/api/sessions/a%2Fb/recording?identity=keep",
      "/api/sessions/a%2Fb/fhir",
    ]);
  });
});
