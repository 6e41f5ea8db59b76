/** The course of a session, drawn with the same paths as in the PDF file. */
import type { Block } from "../../shared/report/blocks.ts";
import { CONTENT_WIDTH_PT } from "../../shared/report/blocks.ts";
import { PATH_LOOKS, type Shape, TEXT_LOOKS } from "../../shared/report/shapes.ts";
import blockStyles from "./ReportBlock.module.css";
import styles from "./ReportChart.module.css";

export function ReportChart({ block }: { block: Block & { kind: "chart" } }) {
  const { title, label, legend, heightPt, shapes } = block;
  return (
    <section className={blockStyles.whole}>
      <h2 className={blockStyles.title}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <svg
          className={styles.drawing}
          viewBox={`0 0 ${CONTENT_WIDTH_PT} ${heightPt}`}
          role="img"
          aria-label={label}
        >
          {shapes.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawing never changes
            <Drawn key={index} shape={shape} />
          ))}
        </svg>
      </section>
      <p className={blockStyles.note}>{legend}</p>
    </section>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  if (shape.kind === "text") {
    const { fill, sizePt, isStrong } = TEXT_LOOKS[shape.ink];
    return (
      <text
        x={shape.x}
        y={shape.y}
        textAnchor={shape.align}
        fill={fill}
        fontSize={sizePt}
        fontWeight={isStrong ? 600 : 400}
      >
        {shape.text}
      </text>
    );
  }
  const { stroke = "none", widthPt, dashPt, fill = "none" } = PATH_LOOKS[shape.ink];
  return (
    <path
      d={shape.d}
      fill={fill}
      stroke={stroke}
      strokeWidth={widthPt}
      strokeDasharray={dashPt?.join(" ")}
      strokeLinejoin="round"
      data-line={shape.of}
    />
  );
}
