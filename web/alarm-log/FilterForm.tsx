/** What narrows the log. Each change narrows at once: there is nothing to send. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wardsQuery } from "../queries.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import {
  CONDITION_CHOICES,
  KIND_GROUPS,
  PRIORITY_GROUPS,
  placeGroups,
  STANDING_GROUPS,
} from "./choices.ts";
import styles from "./FilterForm.module.css";
import {
  type Filters,
  filtersOf,
  isBackward,
  isNarrowed,
  NO_FILTERS,
  ofPlace,
  placeOf,
} from "./filters.ts";

type Props = { filters: Filters; onNarrow: (change: Partial<Filters>) => void };

const words = alarmLogEn.filters;

export function FilterForm({ filters, onNarrow }: Props) {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  // A field for date and time keeps what is half typed to itself; it is made anew to be emptied.
  const [emptied, setEmptied] = useState(0);
  const only = (key: keyof Filters, value: string): void =>
    onNarrow({ [key]: filtersOf(new URLSearchParams({ [key]: value }))[key] });
  const clear = (): void => {
    onNarrow(NO_FILTERS);
    setEmptied(emptied + 1);
  };
  return (
    <fieldset className={styles.form}>
      <legend className="aloud">{words.title}</legend>
      <Select
        label={words.place}
        value={placeOf(filters)}
        groups={placeGroups(wards)}
        onChoose={(place) => onNarrow(ofPlace(place))}
      />
      <Select
        label={words.priority}
        value={filters.priority}
        groups={PRIORITY_GROUPS}
        onChoose={(value) => only("priority", value)}
      />
      <Select
        label={words.condition}
        value={filters.condition}
        groups={CONDITION_CHOICES}
        onChoose={(value) => only("condition", value)}
      />
      <Select
        label={words.kind}
        value={filters.kind}
        groups={KIND_GROUPS}
        onChoose={(value) => only("kind", value)}
      />
      <Select
        label={words.standing}
        value={filters.standing}
        groups={STANDING_GROUPS}
        onChoose={(value) => only("standing", value)}
      />
      <Field
        key={`from ${emptied}`}
        type="datetime-local"
        label={words.from}
        defaultValue={filters.from}
        onChange={(event) => onNarrow({ from: event.target.value })}
      />
      <Field
        key={`to ${emptied}`}
        type="datetime-local"
        label={words.to}
        defaultValue={filters.to}
        error={isBackward(filters) ? words.backward : undefined}
        onChange={(event) => onNarrow({ to: event.target.value })}
      />
      <Button className={styles.clear} disabled={!isNarrowed(filters)} onClick={clear}>
        {words.clear}
      </Button>
    </fieldset>
  );
}
