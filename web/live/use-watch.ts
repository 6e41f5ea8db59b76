/** Pages say which ward they are about; the link then watches that one. */
import { useEffect } from "react";
import { watchWard } from "./socket.ts";

/** @param ward null while it is not known yet; then the screen goes on watching what it did. */
export function useWatch(ward: string | null): void {
  useEffect(() => {
    if (ward !== null) watchWard(ward);
  }, [ward]);
}
