// The house of a simulated world: its ward, its beds, a monitor at each.

import type { Db } from "../../server/db/database.ts";
import { createWards } from "../../server/db/wards.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import type { BedPlace } from "../../server/ward/bed.ts";

export function createRegistryRows(db: Db, places: readonly BedPlace[]): void {
  const wards = createWards(db);
  const registry = createDeviceRegistry(db);
  for (const id of new Set(places.map(({ ward }) => ward))) {
    wards.addWard({ id, name: id, purpose: "care" });
  }
  for (const { id, ward, name } of places) {
    wards.addBed({ id, ward, name });
    registry.add({ id: `mon-${id}`, bed: id, atMs: 0 });
  }
}
