/** The devices whose readings a session holds, each once, whatever became of its link. */
import type { EntryOf } from "../../../shared/protocol/entry.ts";
import type { Source } from "../../../shared/vocabulary.ts";
import { MDC, words } from "./codes.ts";
import type { Device, Reference } from "./r4.ts";
import { referenceTo, type Setting } from "./setting.ts";

type Connected = EntryOf<"device-connected">;

/** MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS: a monitor of several physiological parameters. */
const MULTI_PARAMETER_MONITOR = "69965";
const TYPE_TEXT: Readonly<Record<Source, string>> = {
  device: "Patient monitor",
  simulator: "Simulator: no patient",
  replay: "Replay of a recording: no patient",
};

export type Devices = {
  resources: Device[];
  /** The device of an id, where the session has one of it. */
  reference(device: string): Reference | undefined;
};

/** Devices in the order in which they first connected; each as it announced itself last. */
export function devicesOf(setting: Setting, connections: readonly Connected[]): Devices {
  const latest = new Map<string, Connected>();
  for (const one of connections) latest.set(one.device, one);
  const resources = [...latest.values()].map((one, index) => deviceResource(setting, one, index));
  const references = new Map(
    [...latest.keys()].map((id, index) => [id, referenceTo(setting.newId("Device", index + 1))]),
  );
  return { resources, reference: (device) => references.get(device) };
}

function deviceResource(
  { newId, meta, patient }: Setting,
  { device, model, source }: Connected,
  index: number,
): Device {
  // Only a real monitor is coded as one.
  const coding =
    source === "device" ? { coding: [{ system: MDC, code: MULTI_PARAMETER_MONITOR }] } : {};
  return {
    resourceType: "Device",
    id: newId("Device", index + 1),
    meta,
    identifier: [{ value: device }],
    modelNumber: words(model),
    type: { ...coding, text: TYPE_TEXT[source] },
    patient,
  };
}
