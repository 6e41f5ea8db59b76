/** A link that looks like a button, for going somewhere. */
import type { ComponentProps } from "react";
import { Link } from "wouter";
import styles from "./Button.module.css";

type Props = Omit<ComponentProps<"a">, "href"> & { href: string };

export function ButtonLink({ href, className, ...rest }: Props) {
  const names = [styles.button, styles.link, className].filter((name) => name !== undefined);
  return <Link {...rest} href={href} className={names.join(" ")} />;
}
