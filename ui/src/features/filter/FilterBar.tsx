import { Search, X } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { useLayoutIndex, useOperation } from "../../api/queries";
import { Chip } from "../../components/Chip";
import { IconButton } from "../../components/IconButton";
import { partQuery, plainKey, quote, readTerms, type Term, writeTerm, writeTerms } from "../../state/query";
import { layoutInput, useView } from "../../state/view";
import { text } from "../../text/filter";
import styles from "./FilterBar.module.css";
import { SaveSearch } from "./SaveSearch";
import { SuggestionList } from "./SuggestionList";
import { suggest, type Suggestion, termAt } from "./suggest";
import { useNames } from "./useNames";

/** How long typing has to rest before words are looked for, in ms. */
const REST = 180;

/** The query, as chips and words. The view's query is the truth; what is typed becomes part of it. */
export function FilterBar() {
  const { view, go, replace } = useView();
  const { chips, words } = partQuery(view.query);
  const [draft, setDraft] = useState(words);
  const [focused, setFocused] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [caret, setCaret] = useState(words.length);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(words);
  const listId = useId();
  const names = useNames(focused);
  const index = useLayoutIndex(layoutInput(view));
  const explained = useOperation("explain_query", { query: view.query }, { enabled: view.query !== "", keep: true });

  // The query changed elsewhere: a chip in the sidebar, back, a saved search.
  useEffect(() => {
    if (words !== sent.current) {
      sent.current = words;
      setDraft(words);
    }
  }, [words]);

  const { from, written } = termAt(draft, Math.min(caret, draft.length));
  const suggestions = focused && !dismissed ? suggest(written, names) : [];

  function write(terms: readonly Term[], rest: string, how: typeof go) {
    sent.current = writeTerms(readTerms(rest).filter((term) => term.key === null));
    how({ query: [writeTerms(terms), rest.trim()].filter((part) => part !== "").join(" ") });
  }

  function typed(value: string) {
    setDraft(value);
    setDismissed(false);
    setChosen(-1);
    clearTimeout(timer.current);
    const terms = readTerms(value);
    const finished = terms.filter((term) => term.key !== null && term.value !== "" && term.to < value.length);
    if (finished.length > 0) {
      const rest = terms.filter((term) => !finished.includes(term));
      const left = writeTerms(rest);
      setDraft(left === "" ? "" : `${left} `);
      write([...chips, ...finished], left, go);
      return;
    }
    // A term whose value is not there yet would be refused.
    timer.current = setTimeout(() => {
      const ready = readTerms(value).filter((term) => term.key === null && !(term.quoted && !value.endsWith('"')));
      write(chips, writeTerms(ready), replace);
    }, REST);
  }

  function commit() {
    clearTimeout(timer.current);
    const terms = readTerms(draft);
    const keyed = terms.filter((term) => term.key !== null && term.value !== "");
    const left = writeTerms(terms.filter((term) => term.key === null));
    setDraft(left);
    setDismissed(true);
    write([...chips, ...keyed], left, go);
  }

  function accept(suggestion: Suggestion) {
    const before = draft.slice(0, from);
    const after = draft.slice(from + written.length);
    if (suggestion.open) {
      setDraft(before + suggestion.term + after);
      setChosen(-1);
      input.current?.focus();
      return;
    }
    typed(`${before}${suggestion.term} ${after.trimStart()}`);
    setDismissed(false);
    input.current?.focus();
  }

  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) {
      event.preventDefault();
      const count = suggestions.length + 1;
      setChosen((chosen + 1 + step + count) % count - 1);
      return;
    }
    const suggestion = suggestions[chosen] ?? (event.key === "Tab" && written !== "" ? suggestions[0] : undefined);
    if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && suggestion !== undefined) {
      event.preventDefault();
      accept(suggestion);
    } else if (event.key === "Enter") {
      event.preventDefault();
      commit();
    } else if (event.key === "Escape" && suggestions.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(true);
    } else if (event.key === "Backspace" && draft === "" && chips.length > 0) {
      event.preventDefault();
      const last = chips.at(-1);
      if (last === undefined) return;
      write(chips.slice(0, -1), "", go);
      setDraft(writeTerm(last));
    }
  }

  const refusal = explained.error ?? (index.error?.code === "invalid" ? index.error : null);
  const unknown = explained.data?.unknown ?? [];
  const isEmpty = view.query === "" && view.collection === null && draft === "";
  return (
    <search className={styles.bar}>
      <div
        className={styles.field}
        data-invalid={refusal !== null}
        onPointerDown={(event) => {
          if (event.target === event.currentTarget) {
            event.preventDefault();
            input.current?.focus();
          }
        }}
      >
        <Search aria-hidden="true" />
        <div className={styles.terms}>
          {view.collection !== null && (
            <Chip look="chosen" remove={{ label: text.remove(view.collection), run: () => go({ collection: null }) }}>
              {text.inCollection} {view.collection}
            </Chip>
          )}
          {chips.map((term, i) => (
            <Chip
              key={`${writeTerm(term)}-${term.from}`}
              look={term.negated ? "negated" : "chosen"}
              color={plainKey(term.key ?? "") === "tag" ? colorOf(names.tags, term.value) : null}
              hint={text.negate(chipLabel(term))}
              onClick={() => write(chips.with(i, { ...term, negated: !term.negated }), draft, go)}
              remove={{ label: text.remove(chipLabel(term)), run: () => write(chips.toSpliced(i, 1), draft, go) }}
            >
              {chipLabel(term)}
            </Chip>
          ))}
          <input
            ref={input}
            id="filter"
            data-region-entry=""
            className={styles.input}
            type="text"
            role="combobox"
            aria-label={text.label}
            aria-expanded={suggestions.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(chosen < 0 ? {} : { "aria-activedescendant": `${listId}-${chosen}` })}
            placeholder={isEmpty ? text.placeholder : ""}
            autoComplete="off"
            spellCheck={false}
            value={draft}
            onChange={(event) => typed(event.target.value)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? draft.length)}
            onKeyDown={pressed}
            onFocus={() => {
              setFocused(true);
              setDismissed(false);
            }}
            onBlur={() => {
              setFocused(false);
              setChosen(-1);
            }}
          />
        </div>
        {index.data !== undefined && <output className={styles.count}>{text.images(index.data.count)}</output>}
        {view.query !== "" && <SaveSearch query={view.query} />}
        {!isEmpty && (
          <IconButton
            label={text.clear}
            icon={<X />}
            onClick={() => {
              setDraft("");
              sent.current = "";
              go({ query: "", collection: null });
              input.current?.focus();
            }}
          />
        )}
      </div>
      {suggestions.length > 0 && (
        <SuggestionList id={listId} suggestions={suggestions} chosen={chosen} accept={accept} />
      )}
      {suggestions.length === 0 && (refusal !== null || unknown.length > 0) && (
        <div className={styles.note} role="status" data-tone={refusal === null ? "warn" : "danger"}>
          <p>{refusal?.message ?? unknown.join(" · ")}</p>
          {refusal?.hint != null && <p className={styles.hint}>{refusal.hint}</p>}
        </div>
      )}
    </search>
  );
}

function chipLabel({ key, value }: Term): string {
  return `${key ?? ""}:${value}`;
}

function colorOf(tags: readonly { name: string; color?: string | undefined }[], name: string): string | null {
  return tags.find((tag) => quote(tag.name) === quote(name))?.color ?? null;
}
