/** The ward that is shown is the one this screen opens with next time. */
import { useEffect } from "react";
import { changeSettings } from "../settings/settings.ts";

/** @param id null while the ward is not known to exist */
export function useHomeWard(id: string | null): void {
  useEffect(() => {
    if (id !== null) changeSettings({ ward: id });
  }, [id]);
}
