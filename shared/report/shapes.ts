/** What a chart is drawn with: paths in the language of SVG, which PDF files draw too, and texts. Inks
 * are for white paper; colour never says anything alone. */
import type { Priority, Vital } from "../vocabulary.ts";

export type Align = "start" | "middle" | "end";

export type Shape =
  | { kind: "path"; ink: PathInk; d: string; of?: string }
  | { kind: "text"; ink: TextInk; x: number; y: number; text: string; align: Align };

export type PathInk =
  | Vital
  | `${Vital}-dot`
  | `${Priority}-filled`
  | `${Priority}-hollow`
  | `${Priority}-bar`
  | "frame"
  | "grid"
  | "phase-edge"
  | "phase-quiet"
  | "phase-paused"
  | "limit-medium"
  | "limit-high"
  | "doubtful"
  | "drip"
  | "drip-planned"
  | "mark";

export type TextInk = "label" | "quiet" | "strong" | Vital;

export type PathLook = {
  stroke?: string;
  widthPt?: number;
  dashPt?: readonly [number, number];
  fill?: string;
};
export type TextLook = { fill: string; sizePt: number; isStrong: boolean };

const INK = "#15191e";
const QUIET = "#5a646e";
const VITAL_INKS: Readonly<Record<Vital, string>> = {
  heartRate: "#1b6e37",
  pulse: "#4d6b6a",
  systolic: "#4c2fa0",
  diastolic: "#4c2fa0",
  mean: "#7a63c0",
  respiration: "#174f9e",
  temperature: "#2b3138",
  spo2: "#1f6968",
};
const PRIORITY_INKS: Readonly<Record<Priority, { fill: string; edge: string }>> = {
  high: { fill: "#c8102e", edge: "#8d0a20" },
  medium: { fill: "#ffd500", edge: "#7a6200" },
  low: { fill: "#2fd3ee", edge: "#0b6f80" },
};
const LINE_PT = 0.8;
/** The pulse runs along the heart rate, the mean between its neighbours: they are told by dashes. */
const DASHED: Partial<Record<Vital, readonly [number, number]>> = {
  pulse: [2.2, 1.4],
  mean: [1, 1.2],
};

const line = (vital: Vital): PathLook => {
  const dashPt = DASHED[vital];
  const plain = { stroke: VITAL_INKS[vital], widthPt: LINE_PT };
  return dashPt === undefined ? plain : { ...plain, dashPt };
};
const dot = (vital: Vital): PathLook => ({ fill: VITAL_INKS[vital] });
const text = (vital: Vital): TextLook => ({ fill: VITAL_INKS[vital], sizePt: 6.4, isStrong: true });
const filled = (priority: Priority): PathLook => {
  const { fill, edge } = PRIORITY_INKS[priority];
  return { fill, stroke: edge, widthPt: 0.5 };
};
const hollow = (priority: Priority): PathLook => ({
  fill: "#ffffff",
  stroke: PRIORITY_INKS[priority].edge,
  widthPt: 0.8,
});
const bar = (priority: Priority): PathLook => ({
  stroke: PRIORITY_INKS[priority].edge,
  widthPt: 1.1,
});

export const PATH_LOOKS: Readonly<Record<PathInk, PathLook>> = {
  heartRate: line("heartRate"),
  pulse: line("pulse"),
  systolic: line("systolic"),
  diastolic: line("diastolic"),
  mean: line("mean"),
  respiration: line("respiration"),
  temperature: line("temperature"),
  spo2: line("spo2"),
  "heartRate-dot": dot("heartRate"),
  "pulse-dot": dot("pulse"),
  "systolic-dot": dot("systolic"),
  "diastolic-dot": dot("diastolic"),
  "mean-dot": dot("mean"),
  "respiration-dot": dot("respiration"),
  "temperature-dot": dot("temperature"),
  "spo2-dot": dot("spo2"),
  "high-filled": filled("high"),
  "medium-filled": filled("medium"),
  "low-filled": filled("low"),
  "high-hollow": hollow("high"),
  "medium-hollow": hollow("medium"),
  "low-hollow": hollow("low"),
  "high-bar": bar("high"),
  "medium-bar": bar("medium"),
  "low-bar": bar("low"),
  frame: { stroke: "#8a939c", widthPt: 0.5 },
  grid: { stroke: "#d9dde1", widthPt: 0.35 },
  "phase-edge": { stroke: "#8a939c", widthPt: 0.5 },
  "phase-quiet": { fill: "#f1f3f5" },
  "phase-paused": { fill: "#dfe3e7" },
  "limit-medium": { stroke: "#7a828a", widthPt: 0.55, dashPt: [3.2, 2] },
  "limit-high": { stroke: "#7a828a", widthPt: 0.55, dashPt: [0.7, 1.7] },
  doubtful: { stroke: INK, widthPt: 0.55 },
  drip: { stroke: INK, widthPt: 1 },
  "drip-planned": { stroke: QUIET, widthPt: 0.55, dashPt: [3.2, 2] },
  mark: { stroke: INK, widthPt: 0.7 },
};

export const TEXT_LOOKS: Readonly<Record<TextInk, TextLook>> = {
  label: { fill: INK, sizePt: 6.4, isStrong: false },
  quiet: { fill: QUIET, sizePt: 5.8, isStrong: false },
  strong: { fill: INK, sizePt: 6.4, isStrong: true },
  heartRate: text("heartRate"),
  pulse: text("pulse"),
  systolic: text("systolic"),
  diastolic: text("diastolic"),
  mean: text("mean"),
  respiration: text("respiration"),
  temperature: text("temperature"),
  spo2: text("spo2"),
};
