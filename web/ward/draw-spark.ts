/** Puts a sparkline on its canvas, in the colour that the theme gives to its vital. */
import { SPARK_BUCKETS } from "../../shared/bounds.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import type { SparkLine } from "../live/spark.ts";
import type { Theme } from "../settings/settings.ts";
import { type Bar, type Run, sparkBars, sparkRuns, sparkScale } from "./spark-path.ts";

/** Space around the line, so that its ends are not cut off; CSS pixels. */
const MARGIN_PX = 3;
const LINE_PX = 1.5;
const DOT_PX = 2;
/** A cuff's bar is broad and pale: a thin one beside a number reads as a figure more. */
const BAR_PX = 5;
const BAR_OPACITY = 0.4;

/** `theme` is only here to say that another one means drawing anew. */
export type Spark = { vital: Vital; lines: readonly SparkLine[]; theme: Theme };

/** Draws now and whenever the canvas changes its size. Returns how to stop. */
export function drawOnResize(canvas: HTMLCanvasElement, spark: Spark): () => void {
  const observer = new ResizeObserver(() => draw(canvas, spark));
  observer.observe(canvas);
  return () => observer.disconnect();
}

function draw(canvas: HTMLCanvasElement, { vital, lines }: Spark): void {
  const brush = canvas.getContext("2d");
  const { clientWidth, clientHeight } = canvas;
  if (brush === null || clientWidth === 0 || clientHeight === 0) return;
  canvas.width = Math.round(clientWidth * devicePixelRatio);
  canvas.height = Math.round(clientHeight * devicePixelRatio);
  brush.scale(devicePixelRatio, devicePixelRatio);
  brush.translate(MARGIN_PX, MARGIN_PX);
  const colour = getComputedStyle(canvas).color;
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = LINE_PX;
  brush.lineJoin = "round";
  brush.lineCap = "round";
  const scale = sparkScale(vital, lines);
  const size = {
    width: clientWidth - 2 * MARGIN_PX,
    height: clientHeight - 2 * MARGIN_PX,
    buckets: SPARK_BUCKETS,
  };
  const [upper, lower] = lines;
  if (upper !== undefined && lower !== undefined) {
    for (const bar of sparkBars(upper, lower, scale, size)) drawBar(brush, bar);
  }
  for (const line of lines) {
    for (const run of sparkRuns(line, scale, size)) drawRun(brush, run);
  }
}

function drawRun(brush: CanvasRenderingContext2D, run: Run): void {
  brush.beginPath();
  if (run.length === 1) {
    for (const { x, y } of run) brush.arc(x, y, DOT_PX, 0, 2 * Math.PI);
    brush.fill();
    return;
  }
  for (const { x, y } of run) brush.lineTo(x, y);
  brush.stroke();
}

function drawBar(brush: CanvasRenderingContext2D, { x, top, bottom }: Bar): void {
  brush.save();
  brush.lineWidth = BAR_PX;
  brush.globalAlpha = BAR_OPACITY;
  brush.beginPath();
  brush.moveTo(x, top);
  brush.lineTo(x, bottom);
  brush.stroke();
  brush.restore();
}
