/** Says in words what went wrong and what to press; never a blank page. */
import { Link } from "wouter";
import { text } from "../text/text.ts";
import { Button } from "./Button.tsx";
import styles from "./Failure.module.css";

type Props = {
  title?: string;
  error?: Error;
  onRetry?: () => void;
};

export function Failure({ title = text.errors.page, error, onRetry }: Props) {
  return (
    <section className={styles.failure} role="alert">
      <h1 className={styles.title}>{title}</h1>
      {error !== undefined && <p>{error.message}</p>}
      <div className={styles.ways}>
        {onRetry !== undefined && <Button onClick={onRetry}>{text.common.retry}</Button>}
        <Link href="/" className={styles.link}>
          {text.errors.toWard}
        </Link>
      </div>
    </section>
  );
}
