/** A password that can be looked at: on a shared keyboard a typo is likelier than a spy. */
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";

type Props = { value: string; error: string | undefined; onChange: (value: string) => void };

export function PasswordField({ value, error, onChange }: Props) {
  const [isShown, setShown] = useState(false);
  return (
    <Field
      label={text.login.password}
      error={error}
      type={isShown ? "text" : "password"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="current-password"
      end={
        <Button
          look="bare"
          aria-label={isShown ? text.login.hide : text.login.show}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      }
    />
  );
}
