import { text } from "../../text/filter";
import styles from "./SuggestionList.module.css";
import type { Suggestion } from "./suggest";

type Props = { id: string; suggestions: readonly Suggestion[]; chosen: number; accept(suggestion: Suggestion): void };

/** What may be meant, under the field. The focus stays in the field. */
export function SuggestionList({ id, suggestions, chosen, accept }: Props) {
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={text.suggestions}>
      {suggestions.map((suggestion, i) => (
        <div
          key={suggestion.term}
          id={`${id}-${i}`}
          className={styles.row}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            accept(suggestion);
          }}
        >
          {suggestion.color !== undefined && <span className={styles.dot} style={{ backgroundColor: suggestion.color }} />}
          <span className={styles.label}>{suggestion.label}</span>
          <span className={styles.note}>{suggestion.note}</span>
        </div>
      ))}
    </div>
  );
}
