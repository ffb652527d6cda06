import { X } from "lucide-react";
import { useLayoutEffect, useMemo, useRef } from "react";

import { positionOf } from "../../api/layoutIndex";
import { useLayoutIndex } from "../../api/queries";
import { Button } from "../../components/Button";
import { IconButton } from "../../components/IconButton";
import type { Command } from "../../commands/command";
import { keyLabel } from "../../commands/keys";
import { commands } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { everything, layoutInput, useView } from "../../state/view";
import { text as app } from "../../text/app";
import { text } from "../../text/organise";
import { showMarks } from "./showMarks";
import styles from "./SelectionBar.module.css";

/** What stands on the bar, in its order; what can't be done now is not there. */
const actions: readonly (readonly [string, string])[] = [
  ["organise.tag", text.bar.tag],
  ["organise.collect", text.bar.collect],
  ["organise.star", text.bar.star],
  ["compare.open", text.bar.compare],
  ["organise.trash", text.bar.trash],
  ["organise.restore", text.bar.restore],
  ["organise.purge", text.bar.purge],
];

/** What can be done with the marked images; it floats below them and takes no place from the last row. */
export function SelectionBar() {
  const marks = useSelection((selection) => selection.marks);
  return marks.size === 0 ? null : <Bar marks={marks} />;
}

function Bar({ marks }: { marks: ReadonlySet<number> }) {
  const ref = useRef<HTMLElement>(null);
  const context = useCommandContext();
  const { view, go } = useView();
  const index = useLayoutIndex(layoutInput(view)).data;
  const rebound = useLayout((layout) => layout.keys);
  const clear = useSelection((selection) => selection.clearMarks);
  const elsewhere = useMemo(() => {
    let count = 0;
    if (index === undefined) return count;
    for (const id of marks) if (positionOf(index, id) < 0) count += 1;
    return count;
  }, [marks, index]);

  // The grid ends this much higher, so that its last row stays clear of the bar; messages stand above it.
  useLayoutEffect(() => {
    const bar = ref.current;
    if (bar === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--bar-space", `${bar.offsetHeight + 32}px`));
    observer.observe(bar);
    return () => {
      observer.disconnect();
      style.removeProperty("--bar-space");
    };
  }, []);

  const now = { ...context(), targets: [...marks], scope: "gallery" as const };
  const keyOf = ({ id, keys }: Command) => (rebound[id] ?? keys)[0];
  const offered = actions.flatMap(([id, words]) => {
    const command = commands.find((one) => one.id === id);
    // With one mark comparing means its parent, which the bar has no words for.
    const fits = id !== "compare.open" || (marks.size >= 2 && marks.size <= 4);
    return command === undefined || !fits || !(command.when?.(now) ?? true) ? [] : [{ command, words }];
  });
  const shown = showMarks(marks);
  return (
    <div className={styles.place}>
      <section ref={ref} className={styles.bar} data-region="bar" aria-label={app.regions.bar}>
        <p className={styles.count} role="status">
          {text.bar.marked(marks.size)}
          {elsewhere > 0 && <span className={styles.elsewhere}> · {text.bar.elsewhere(elsewhere)}</span>}
        </p>
        {elsewhere > 0 && (
          <Button look="quiet" onClick={() => go(shown ?? everything)}>
            {text.bar.show}
          </Button>
        )}
        <span className={styles.line} />
        {offered.map(({ command, words }) => {
          const key = keyOf(command);
          return (
            <button
              key={command.id}
              type="button"
              className={styles.action}
              onClick={() => void command.run({ ...context(), targets: [...marks], scope: "gallery" })}
            >
              {words}
              {key !== undefined && <kbd className={styles.key}>{keyLabel(key)}</kbd>}
            </button>
          );
        })}
        <IconButton label={text.bar.clear} keys="Escape" side="top" icon={<X />} onClick={clear} />
      </section>
    </div>
  );
}
