/** What narrows the history. Each change narrows at once: there is nothing to send. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { OUTCOMES } from "../../shared/vocabulary.ts";
import { wardsQuery } from "../queries.ts";
import { historyEn } from "../text/history-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { type Group, Select } from "../ui/Select.tsx";
import styles from "./HistoryFilterForm.module.css";
import {
  filtersOf,
  type HistoryFilters,
  isBackward,
  isNarrowed,
  NO_FILTERS,
  STANDINGS,
} from "./history-filters.ts";

type Props = {
  filters: HistoryFilters;
  /** The search as it is typed; in the filters once somebody has stopped. */
  box: string;
  onType: (text: string) => void;
  onNarrow: (change: Partial<HistoryFilters>) => void;
};

const words = historyEn.filters;

export function HistoryFilterForm({ filters, box, onType, onNarrow }: Props) {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  // A field for a date keeps what is half typed to itself; it is made anew to be emptied.
  const [emptied, setEmptied] = useState(0);
  const only = (key: keyof HistoryFilters, value: string): void =>
    onNarrow({ [key]: filtersOf(new URLSearchParams({ [key]: value }))[key] });
  return (
    <search>
      <fieldset className={styles.form}>
        <legend className="aloud">{words.title}</legend>
        <div className={styles.search}>
          <Field
            label={words.search}
            type="search"
            value={box}
            maxLength={NOTE_CHARS_MAX}
            autoComplete="off"
            onChange={(event) => onType(event.target.value)}
          />
        </div>
        <Select
          label={words.ward}
          value={filters.ward}
          groups={[
            any(words.anyWard),
            choices(wards.map(({ id, name }) => ({ value: id, words: name }))),
          ]}
          onChoose={(value) => only("ward", value)}
        />
        <Select
          label={words.outcome}
          value={filters.outcome}
          groups={[
            any(words.anyOutcome),
            choices(OUTCOMES.map((each) => ({ value: each, words: historyEn.outcomes[each] }))),
          ]}
          onChoose={(value) => only("outcome", value)}
        />
        <Select
          label={words.standing}
          value={filters.standing}
          groups={[
            choices(STANDINGS.map((each) => ({ value: each, words: words.standings[each] }))),
          ]}
          onChoose={(value) => only("standing", value)}
        />
        <Field
          key={`from ${emptied}`}
          type="date"
          label={words.from}
          defaultValue={filters.from}
          onChange={(event) => only("from", event.target.value)}
        />
        <Field
          key={`to ${emptied}`}
          type="date"
          label={words.to}
          defaultValue={filters.to}
          error={isBackward(filters) ? words.backward : undefined}
          onChange={(event) => only("to", event.target.value)}
        />
        <Button
          className={styles.clear}
          disabled={!isNarrowed(filters) && box === ""}
          onClick={() => {
            onType("");
            onNarrow(NO_FILTERS);
            setEmptied(emptied + 1);
          }}
        >
          {words.clear}
        </Button>
      </fieldset>
    </search>
  );
}

function any(name: string): Group {
  return choices([{ value: "", words: name }]);
}

function choices(list: Group["choices"]): Group {
  return { title: null, choices: list };
}
