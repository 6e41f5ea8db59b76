/**
 * Every upper bound of the product, with its unit last and its reason. Configuration is something
 * else (server/config.ts): these are not for a site to change.
 */
import { assert } from "./assert.ts";

/** A device frame; 500 readings of eight vitals take about 60 KiB (device-protocol.md). */
export const FRAME_BYTES_MAX = 64 * 1024;
/** Readings in one `readings` frame (device-protocol.md). */
export const BATCH_READINGS_MAX = 500;
/** A device that has not said hello by then is let go (device-protocol.md). */
export const HELLO_TIMEOUT_MS = 5_000;
/** The server pings every device this often (device-protocol.md). */
export const DEVICE_PING_MS = 5_000;
/** A device that has been silent this long is cut off (device-protocol.md). */
export const DEVICE_SILENCE_MS = 15_000;
/** The clock offset of a device is measured again this often (device-protocol.md). */
export const CLOCK_OFFSET_EVERY_MS = 60_000;
/** Answers that may wait for a device to read them: hours of acknowledgements. */
export const DEVICE_PENDING_BYTES_MAX = 1024 * 1024;
/** A sustained rate above this closes the connection (device-protocol.md). */
export const READINGS_PER_S_MAX = 50;
/** How long the rate must be exceeded (device-protocol.md). */
export const RATE_WINDOW_MS = 10_000;
/** A reading older than this is late: recorded and drawn, no alarm (device-protocol.md). */
export const LATE_AFTER_MS = 15_000;
/** A reading taken this far ahead of the server is refused (device-protocol.md). */
export const FUTURE_MS_MAX = 5_000;
/** A reading older than this is refused (device-protocol.md). */
export const AGE_MS_MAX = 24 * 3_600_000;

/** Alarms that have closed of which the ward remembers who answered them: whoever pressed a moment
 * later is told. More than a site closes in the seconds that a form stays open. */
export const CLOSED_REMEMBERED_MAX = 500;
/** Points of the checklist before a session opens; more are not read. */
export const CHECKLIST_ITEMS_MAX = 30;

/** Group commit: entries wait at most this long for their neighbours. Well under the 60 ms of a
 * durable acknowledgement, and long enough to share one fsync among forty beds. */
export const COMMIT_EVERY_MS = 10;
/** Rows that one transaction takes; keeps a commit in the low milliseconds. */
export const COMMIT_ROWS_MAX = 4_000;
/** Rows that may wait for the disk, two a reading: 1,000 beds for a minute, 40 for half an hour.
 * Past it readings are no longer kept for the record (devices buffer), alarms go on. */
export const JOURNAL_BACKLOG_MAX = 120_000;

/** What a person ordered is answered once it is on disk, or after this long with the truth: it was
 * taken and is not on disk yet. A commit takes milliseconds; past three seconds of silence a person
 * presses again, and a screen that is silent that long counts as lost. */
export const COMMAND_ANSWER_MS_MAX = 3_000;

/** Seconds that a tick of the ward may be late; deadlines run at their due time all the same. */
export const TICK_MS = 250;
/** Screens are told something at least this often (interfaces.md). */
export const HEARTBEAT_MS = 1_000;
/** A screen that has heard nothing for this long covers the ward (domain.md §4). */
export const LINK_LOST_MS = 3_000;
/** A screen looks this often whether it still hears something. */
export const LINK_LOOK_MS = 250;
/** Silence that counts as lost: less than what a screen may show as live, so that the next look
 * and the drawing still fall within it. */
export const LINK_SILENT_MS = LINK_LOST_MS - 2 * LINK_LOOK_MS;
/** A screen measures its way to the server and back this often. */
export const LINK_PING_MS = 1_000;
/** The most that Socket.IO waits between two tries; jitter comes on top. */
export const RECONNECT_MS_MAX = 2_000;
/** Packets that may wait for one screen before it gets a snapshot instead of changes: a few
 * seconds of a busy ward. */
export const SCREEN_PACKETS_MAX = 512;
/** A ward whose last screen that could sound has gone is told so after this long: a reload, and the
 * press that arms it again, come back within it (proposal). */
export const NO_SOUND_AFTER_MS = 10_000;
/** Alarms whose receipts are waited for: those of a busy hour. */
export const RECEIPTS_MAX = 1_000;
/** Alarms that a screen confirms in one message: the open ones of a ward. */
export const RECEIPT_ALARMS_MAX = 500;
/** Screens at once; a site has tens, the bound keeps a runaway client from eating the server. */
export const SCREENS_MAX = 2_000;

/** Raw text kept of a refused frame, in characters. */
export const QUARANTINE_TEXT_MAX = 4_096;
/** Refused frames kept in quarantine, newest first: weeks of a well device, minutes of a mad one. */
export const QUARANTINE_ROWS_MAX = 10_000;
/** Holes in a device's numbering that are remembered, to take readings that come after all. */
export const HOLES_MAX = 64;
/** Readings per device whose content is remembered, to tell a repeat from a contradiction: 17
 * minutes at 1/s. What is older and said again is taken as a repeat. */
export const REPEAT_MEMORY_READINGS = 1_024;

/** Numbers that a device may leave out at once: a day at the fastest rate, seven weeks at one a
 * second. A wilder leap is a mistake of the device's, and would make a hole of all before it. */
export const SEQ_LEAP_MAX = 4_320_000;
/** A boot's first number may be any that a device can have reached by counting, in ten years at the
 * fastest rate: it may have been on for long before it was added (proposal). */
export const SEQ_FIRST_MAX = 10 * 366 * 86_400 * READINGS_PER_S_MAX;

/** Sparklines: fifteen minutes in ten-second steps. */
export const SPARK_BUCKET_MS = 10_000;
export const SPARK_BUCKETS = 90;
/** Points that a chart is ever given; Recharts redraws all of them as SVG (architecture.md). */
export const TREND_POINTS_MAX = 600;

/** Rows of one page of any list. */
export const PAGE_ROWS_MAX = 500;
/** Characters of a note or an action on an alarm. */
export const NOTE_CHARS_MAX = 500;
/** Acknowledgements of one alarm that it keeps besides the one that counts: two hours of reminders.
 * Of more the first and the latest stay; the journal has all. */
export const ACKNOWLEDGEMENTS_KEPT_MAX = 24;
/** Limit profiles of a site, the built-in ones aside: a few for each of its kinds of patients. */
export const LIMIT_PROFILES_MAX = 50;
/** Versions of one limit profile, all of which are kept: a change a month for sixteen years. */
export const LIMIT_PROFILE_VERSIONS_MAX = 200;
/** Characters of a limit profile's id and of its name; a name has to fit beside a session. */
export const LIMIT_PROFILE_ID_CHARS_MAX = 64;
export const LIMIT_PROFILE_NAME_CHARS_MAX = 60;
/** Follow-up notes of one session, all of which are kept: one a week for four years. */
export const FOLLOW_UP_NOTES_MAX = 200;
/** Diseases, medicines or allergies of a patient, each a line. */
export const LISTED_MAX = 50;
/** Bytes of an HTTP body; nothing a person types comes near it. */
export const BODY_BYTES_MAX = 256 * 1024;
/** A login that nobody used for this long ends. */
export const LOGIN_IDLE_MS = 12 * 3_600_000;
/** A login ends after this long whatever happens: one long shift and its handover. */
export const LOGIN_MS_MAX = 24 * 3_600_000;
/** Logins that may wait for a disk that takes nothing; a site has tens of screens. Past it nobody
 * else is let in until the disk takes them. */
export const LOGINS_UNWRITTEN_MAX = 1_000;

/** How long the server may take to close on SIGTERM before it gives up waiting. */
export const SHUTDOWN_MS_MAX = 1_800;

assert(RECONNECT_MS_MAX < LINK_SILENT_MS, "a screen tries again before it covers the ward");
assert(LINK_PING_MS * 2 < LINK_SILENT_MS, "a link is proven anew while it still counts as live");
assert(HEARTBEAT_MS * 2 < LINK_SILENT_MS, "two lost heartbeats do not cover the ward");
assert(DEVICE_PING_MS * 2 < DEVICE_SILENCE_MS, "two lost pings do not cut a device off");
assert(
  SEQ_LEAP_MAX >= (AGE_MS_MAX / 1_000) * READINGS_PER_S_MAX,
  "an outage that loses all that is not too old yet is a hole, however fast the device",
);
assert(SEQ_LEAP_MAX < SEQ_FIRST_MAX, "a leap is shorter than a device's life");
assert(SEQ_FIRST_MAX + SEQ_LEAP_MAX < Number.MAX_SAFE_INTEGER, "numbers stay exact");
assert(TICK_MS < HEARTBEAT_MS, "a deadline is noticed within a heartbeat");
assert(LOGIN_IDLE_MS < LOGIN_MS_MAX, "idle ends a login before its absolute end");
