/**
 * A session's journal as the text of one FHIR bundle, handed out piece by piece while the journal is
 * walked: a bundle of 45 minutes has some fifteen thousand resources and is never whole in memory.
 * What must be known before the first resource - devices, and whether a patient was there at all -
 * is gathered from the events beforehand.
 */
import { assert } from "../../../shared/assert.ts";
import type { Entry, EntryOf, SessionOpened } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import type { Vital } from "../../../shared/vocabulary.ts";
import { alarmResource } from "./alarm.ts";
import { personReference } from "./codes.ts";
import { type Devices, devicesOf } from "./device.ts";
import { encounterResource } from "./encounter.ts";
import { seenObservations } from "./general-condition.ts";
import { type Measured, type Numbered, vitalObservations } from "./observation.ts";
import { type PatientIdentity, patientResource } from "./patient.ts";
import { procedureResource } from "./procedure.ts";
import type { BundledResource, Observation, Reference } from "./r4.ts";
import { fullUrl, referenceTo, type Setting, settingOf } from "./setting.ts";
import { beginStory } from "./story.ts";

export type BundleOptions = {
  identity: PatientIdentity;
  /** The site's name. */
  site: string;
  /** When it is exported. */
  atMs: number;
  /** While the session is open, the latest moment at which it told of anything: an alarm that only
   * a deadline raised has no entry. Null once it has closed. */
  toldAtMs: number | null;
  /** All entries but the readings, and all entries, from the first to the same last one. */
  events: AsyncIterable<Numbered<Entry>[]>;
  entries: AsyncIterable<Numbered<Entry>[]>;
};

/** The bundle's text. Joined together the pieces are one JSON document. */
export async function* bundleText(options: BundleOptions): AsyncGenerator<string> {
  const { opened, connections } = await lookAhead(options.events);
  const setting = settingOf(opened.session, dataOf(opened, connections));
  const devices = devicesOf(setting, connections);
  const story = beginStory(opened);
  const write = entryWriter();

  yield headText(setting, options.atMs);
  yield write([patientResource(setting, options.identity, options.site), ...devices.resources]);
  const observe = observer(setting, devices);
  for await (const slice of options.entries) {
    yield write(
      slice.flatMap((numbered) => {
        const { resources, written } = observe(numbered);
        story.take(numbered.entry, written);
        return resources;
      }),
    );
  }
  if (options.toldAtMs !== null) {
    story.take({ type: "tick", atMs: Math.max(options.toldAtMs, story.atMs()) });
  }
  yield write([
    encounterResource(setting, opened, story, options.site),
    procedureResource(setting, opened, story, devices.resources),
    ...story.alarms().map((told) => alarmResource(setting, told, devices.resources)),
  ]);
  yield "\n]}\n";
}

type LookAhead = { opened: SessionOpened; connections: EntryOf<"device-connected">[] };

async function lookAhead(events: BundleOptions["events"]): Promise<LookAhead> {
  let opened: SessionOpened | null = null;
  const connections: LookAhead["connections"] = [];
  for await (const slice of events) {
    for (const { entry } of slice) {
      if (entry.type === "session-opened") opened ??= entry;
      if (entry.type === "device-connected") connections.push(entry);
    }
  }
  assert(opened !== null, "a journal begins with its session");
  return { opened, connections };
}

/** One source that is no monitor makes all of it test data: nobody should have to look which. */
function dataOf(
  { scenario, time }: SessionOpened,
  connections: LookAhead["connections"],
): "patient" | "test" {
  const isReal = connections.every(({ source }) => source === "device");
  return isReal && scenario === undefined && time === "server" ? "patient" : "test";
}

function headText({ newId, meta }: Setting, atMs: number): string {
  const head = JSON.stringify({
    resourceType: "Bundle",
    id: newId("Bundle"),
    meta,
    type: "collection",
    timestamp: timeText(atMs),
  });
  return `${head.slice(0, -1)},"entry":[`;
}

/** Writes resources as entries of the bundle, with a comma before all but the first. */
function entryWriter(): (resources: readonly BundledResource[]) => string {
  let separator = "\n";
  return (resources) => {
    const texts = resources.map((resource) => {
      const text = `${separator}${JSON.stringify({ fullUrl: fullUrl(resource.id), resource })}`;
      separator = ",\n";
      return text;
    });
    return texts.join("");
  };
}

type Observed = { resources: BundledResource[]; written?: Map<Vital, Reference> };

/** Turns entries into observations. Follows what an entry does not say itself: which device is
 * connected, and which of its sensors were off before. */
function observer(setting: Setting, devices: Devices): (numbered: Numbered<Entry>) => Observed {
  const vitals = vitalObservations(setting);
  let device: Reference | undefined;
  let off: ReadonlySet<Vital> = new Set();

  const measured = (numbered: Numbered<Measured>): Observed => {
    const told = vitals(numbered, device);
    const written = told.flatMap(({ vitals: about, observation }) =>
      about.map((vital): [Vital, Reference] => [vital, referenceTo(observation.id)]),
    );
    return { resources: told.map(({ observation }) => observation), written: new Map(written) };
  };

  return ({ n, entry }) => {
    switch (entry.type) {
      case "device-connected":
        device = devices.reference(entry.device);
        off = new Set();
        return { resources: [] };
      case "device-status": {
        const before = off;
        off = new Set(entry.leadOff ?? off);
        const vitals = offNow([...off].filter((vital) => !before.has(vital)));
        return measured({ n, entry: { atMs: entry.atMs, takenAtMs: entry.atMs, vitals } });
      }
      case "reading":
        off = new Set([...off].filter((vital) => typeof entry.vitals[vital] !== "number"));
        return measured({ n, entry });
      case "observation": {
        const byHand = handMeasured(vitals, { n, entry });
        return { resources: [...seenObservations(setting, { n, entry }), ...byHand] };
      }
      default:
        return { resources: [] };
    }
  };
}

/** Vitals that a person measured: theirs, and no device's. */
function handMeasured(
  observe: ReturnType<typeof vitalObservations>,
  { n, entry }: Numbered<EntryOf<"observation">>,
): Observation[] {
  const { atMs, vitals = {}, by } = entry;
  const told = observe({ n, entry: { atMs, takenAtMs: atMs, vitals } }, undefined);
  return told.map(({ observation }) => ({ ...observation, performer: [personReference(by)] }));
}

/** What a reading would say of sensors that have come off. */
function offNow(vitals: readonly Vital[]): Measured["vitals"] {
  return Object.fromEntries(vitals.map((vital) => [vital, null]));
}
