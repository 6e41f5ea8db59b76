/** Keeps a failing part from taking the page with it: the header, the sound and the other beds go
 * on. React offers this to classes only. */
import { Component, type ReactNode } from "react";
import { text } from "../text/text.ts";
import { Failure } from "./Failure.tsx";

type Props = { children: ReactNode };
type State = { error: Error | null };

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new TypeError(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Failure title={text.errors.page} error={error} onRetry={() => location.reload()} />;
  }
}
