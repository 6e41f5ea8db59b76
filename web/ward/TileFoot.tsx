/** The foot: whether the patient is to be looked at, who cares for the bed, which device speaks, and
 * what of its readings was lost; in the words that fit (foot-forms.ts). */
import { useSize } from "../ui/use-size.ts";
import { AudioPause } from "./AudioPause.tsx";
import { deviceWords, footForms } from "./foot-forms.ts";
import { LeftOpen } from "./LeftOpen.tsx";
import { LostReadings } from "./LostReadings.tsx";
import { ObservationDue } from "./ObservationDue.tsx";
import styles from "./TileFoot.module.css";
import { useFootFacts } from "./use-foot-facts.ts";

export function TileFoot({ bed }: { bed: string }) {
  const facts = useFootFacts(bed);
  const [room, ref] = useSize();
  // The measure is one em high.
  const forms = footForms(facts, room === null ? 0 : room.widthPx / room.heightPx);
  const { nurse, device, leftOpen } = facts;
  return (
    <footer className={styles.foot}>
      <span ref={ref} className={styles.measure} aria-hidden="true" />
      {facts.sound !== "none" && <AudioPause bed={bed} form={forms.sound} />}
      <ObservationDue bed={bed} form={forms.observation} />
      {leftOpen !== null && <LeftOpen words={leftOpen} form={forms.leftOpen} />}
      {nurse !== null && forms.nurse === "whole" && <span className={styles.nurse}>{nurse}</span>}
      {device !== null && <LostReadings device={device} form={forms.counts} />}
      {device !== null && (
        <span className={styles.device} data-device title={deviceWords(device, "whole")}>
          {deviceWords(device, forms.device)}
        </span>
      )}
    </footer>
  );
}
