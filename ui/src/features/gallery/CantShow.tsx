import { CircleAlert } from "lucide-react";

import type { CallError } from "../../api/client";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { useView } from "../../state/view";
import { text } from "../../text/emptiness";

type Props = { error: CallError; again(): void };

/** Says why the images can't be shown, and what to do. */
export function CantShow({ error, again }: Props) {
  const { view, go } = useView();
  const isQuery = error.code === "invalid" && view.query !== "";
  return (
    <EmptyState
      icon={<CircleAlert />}
      title={isQuery ? text.badQuery : text.cantShow}
      actions={
        isQuery ? <Button onClick={() => go({ query: "" })}>{text.clear}</Button> : <Button onClick={again}>{text.again}</Button>
      }
    >
      <p>{text.sentence(error.message)}</p>
      {error.hint !== null && error.hint !== "" && <p>{text.sentence(error.hint)}</p>}
    </EmptyState>
  );
}
