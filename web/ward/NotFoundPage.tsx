/** Nothing is at this address. The screen goes on watching its ward: alarms sound here too. */
import { text } from "../text/text.ts";
import { Failure } from "../ui/Failure.tsx";
import { useWantedWard } from "./use-wanted-ward.ts";
import { NOTHING } from "./wanted-ward.ts";

export function NotFoundPage() {
  useWantedWard(NOTHING);
  return <Failure title={text.errors.notFound} />;
}
