/**
 * The button that takes an alarm on, and the small form it opens beside the tile, so that the bed's
 * own numbers stay in sight. The form keeps the alarm it was opened for: another one that comes
 * meanwhile does not get under the hand.
 */
import { Popover } from "@base-ui/react/popover";
import { Check } from "lucide-react";
import { useRef, useState } from "react";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { useTakenTop } from "../ui/page-top.ts";
import styles from "./Acknowledge.module.css";
import { AcknowledgeForm } from "./AcknowledgeForm.tsx";
import { hasRoomBeside } from "./form-place.ts";

/** Between the form, its button, and the edges of what it may cover. */
const GAP_PX = 6;

type Props = {
  alarm: AlarmView;
  /** The alarm as it was when the form was opened; null while it is not. */
  opened: AlarmView | null;
  onOpened: (opened: AlarmView | null) => void;
  onDone: () => void;
};

export function Acknowledge({ alarm, opened, onOpened, onDone }: Props) {
  const [tile, setTile] = useState<Element | null>(null);
  const takenPx = useTakenTop();
  const button = useRef<HTMLButtonElement>(null);
  function open(isOpen: boolean): void {
    onOpened(isOpen ? alarm : null);
    if (isOpen) setTile(tileWithRoomBeside(button.current));
  }
  return (
    <Popover.Root open={opened !== null} onOpenChange={open}>
      <Popover.Trigger
        ref={button}
        render={
          <Button
            className={styles.button}
            data-acknowledge={alarm.id}
            aria-label={text.acknowledge.buttonFor(alarm.message)}
            title={text.acknowledge.explain}
          />
        }
      >
        <Check aria-hidden size={18} />
        <span className={styles.word}>{text.acknowledge.button}</span>
        <span className={styles.brief}>{text.acknowledge.brief}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          className={styles.place}
          sideOffset={GAP_PX}
          collisionPadding={{ top: takenPx + GAP_PX, right: GAP_PX, bottom: GAP_PX, left: GAP_PX }}
          {...(tile === null ? { align: "end" } : { anchor: tile, side: "right", align: "start" })}
        >
          <Popover.Popup className={styles.popup}>
            {opened !== null && <AcknowledgeForm alarm={opened} onDone={onDone} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function tileWithRoomBeside(button: Element | null): Element | null {
  const tile = button?.closest("[data-bed]") ?? null;
  return tile !== null && hasRoomBeside(tile.getBoundingClientRect(), innerWidth) ? tile : null;
}
