/** The ward that is shown is the one this screen opens with next time. */
import { useEffect } from "react";
import { changeSettings } from "../settings/settings.ts";

export function useHomeWard(id: string): void {
  useEffect(() => changeSettings({ ward: id }), [id]);
}
