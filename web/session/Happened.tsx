/** What happened in the session, newest first, narrowed by topic. */
import { useState } from "react";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { sessionEn } from "../text/session-en.ts";
import { Button } from "../ui/Button.tsx";
import { EVENTS_FIRST, hasOlder, nextLimit } from "./event-pages.ts";
import styles from "./Happened.module.css";
import { HappenedLine } from "./HappenedLine.tsx";
import { happenings, ofTopics, TOPICS, type Topic, toggled } from "./happened.ts";
import type { PhaseSpan } from "./timeline.ts";
import { useEvents } from "./use-record.ts";

type Props = {
  session: string;
  alarms: readonly AlarmView[];
  spans: readonly PhaseSpan[];
  timeZone: string | undefined;
};

const words = sessionEn.happened;

export function Happened({ session, alarms, spans, timeZone }: Props) {
  const [topics, setTopics] = useState<ReadonlySet<Topic>>(new Set());
  const [limit, setLimit] = useState(EVENTS_FIRST);
  const events = useEvents(session, limit);
  const entries = events.data?.entries ?? [];
  const list = ofTopics(happenings(entries, alarms), topics);
  return (
    <section
      className={styles.happened}
      aria-labelledby="happened-title"
      aria-busy={events.isPending}
    >
      <h2 id="happened-title">{words.title}</h2>
      <fieldset className={styles.topics}>
        <legend className="aloud">{words.filter}</legend>
        {TOPICS.map((topic) => (
          <Button
            key={topic}
            aria-pressed={topics.has(topic)}
            onClick={() => setTopics(toggled(topics, topic))}
          >
            {sessionEn.topics[topic]}
          </Button>
        ))}
      </fieldset>
      {events.isPending && <p role="status">{words.loading}</p>}
      {events.isError && <p role="status">{words.failed(events.error.message)}</p>}
      {events.isSuccess && list.length === 0 && (
        <p>{topics.size === 0 ? words.empty : words.emptyFiltered}</p>
      )}
      <ol className={styles.list}>
        {list.map((happening) => (
          <HappenedLine
            key={happening.id}
            happening={happening}
            spans={spans}
            timeZone={timeZone}
          />
        ))}
      </ol>
      {hasOlder(entries.length, limit) && (
        <Button disabled={events.isPlaceholderData} onClick={() => setLimit(nextLimit(limit))}>
          {words.older}
        </Button>
      )}
    </section>
  );
}
