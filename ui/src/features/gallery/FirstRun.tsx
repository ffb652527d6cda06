import { useMutation } from "@tanstack/react-query";
import { ImagePlus, KeyRound, Sparkles } from "lucide-react";
import { useId, useState } from "react";

import type { CallError } from "../../api/client";
import { useClient } from "../../api/context";
import { Button } from "../../components/Button";
import { chooseFiles } from "../../state/choosing";
import { openSettings } from "../../state/settingsRoom";
import { text as adding } from "../../text/adding";
import { text } from "../../text/emptiness";
import styles from "./Gallery.module.css";

/** The library is empty: one press makes the first picture, without a key and for nothing. */
export function FirstRun() {
  const client = useClient();
  const [prompt, setPrompt] = useState<string>(text.firstPrompt);
  const field = useId();
  const paint = useMutation<unknown, CallError, string>({
    mutationFn: (words) => client.call("generate", { prompt: words, model: "sketch" }),
  });
  const words = prompt.trim();
  return (
    <section className={styles.first}>
      <h2 className={styles.title}>{client.allowed.generate ? text.first : text.empty}</h2>
      {client.allowed.generate ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (words !== "") paint.mutate(words);
          }}
        >
          <label htmlFor={field} className="visually-hidden">
            {text.prompt}
          </label>
          <textarea
            id={field}
            className={styles.prompt}
            value={prompt}
            rows={2}
            spellCheck={false}
            onChange={(event) => setPrompt(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
          <Button type="submit" look="primary" icon={<Sparkles />} disabled={words === "" || paint.isPending || paint.isSuccess}>
            {paint.isPending || paint.isSuccess ? text.painting : text.paint}
          </Button>
          {paint.isError && (
            <p role="alert" className={styles.problem}>
              {text.sentence(paint.error.message)} {text.sentence(paint.error.hint ?? "")}
            </p>
          )}
        </form>
      ) : (
        <p>
          {text.noGenerate} <code className={styles.command}>{text.generateCommand}</code>
        </p>
      )}
      {client.allowed.write && (
        <div className={styles.others}>
          <Button look="quiet" icon={<ImagePlus />} onClick={chooseFiles}>
            {adding.choose}
          </Button>
          {client.allowed.keys && (
            <Button look="quiet" icon={<KeyRound />} onClick={() => openSettings("providers")}>
              {text.addKey}
            </Button>
          )}
        </div>
      )}
      <p className={styles.hint}>
        {client.allowed.write ? text.dropHere : <>{text.noWrite} <code className={styles.command}>{text.writeCommand}</code></>}
      </p>
    </section>
  );
}
