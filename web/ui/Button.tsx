/** The one button: quiet by default, strong for the one thing a form is for. */
import type { ComponentProps } from "react";
import styles from "./Button.module.css";

type Props = ComponentProps<"button"> & { look?: "quiet" | "strong" | "bare" };

export function Button({ look = "quiet", className, type = "button", ...rest }: Props) {
  const names = [styles.button, className].filter((name) => name !== undefined).join(" ");
  return <button {...rest} type={type} className={names} data-look={look} />;
}
