/** Logging in. A refusal is said beside the fields, and what was typed stays typed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { login } from "../api.ts";
import { meQuery } from "../queries.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Logo } from "../ui/Logo.tsx";
import styles from "./LoginPage.module.css";
import { type LoginErrors, missingFields } from "./login-errors.ts";
import { PasswordField } from "./PasswordField.tsx";

export function LoginPage() {
  const queryClient = useQueryClient();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<LoginErrors>({});
  const attempt = useMutation({
    mutationFn: login,
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = missingFields(username, password);
    setMissing(found);
    if (Object.keys(found).length === 0) attempt.mutate({ username: username.trim(), password });
  }

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Logo />
        <h1 className={styles.title}>{text.login.title}</h1>
        <Field
          label={text.login.username}
          error={missing.username}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordField
          error={missing.password ?? attempt.error?.message}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" look="strong" disabled={attempt.isPending}>
          {attempt.isPending ? text.login.busy : text.login.submit}
        </Button>
      </form>
      <p className={styles.foot}>{text.product.notADevice}</p>
    </main>
  );
}
