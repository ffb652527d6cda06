import { EmptyState } from "../../components/EmptyState";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { text as app } from "../../text/app";
import { text } from "../../text/details";
import styles from "./Details.module.css";
import { Head } from "./Head";
import { type NoteParts, One } from "./One";
import { Separator } from "./Separator";
import { Summary } from "./Summary";

/** The column at the right: how the chosen image was made, or what several have in common. */
export function Details({ renderNotes, renderPins }: NoteParts) {
  const width = useLayout((layout) => layout.detailsWidth);
  const cursor = useSelection((selection) => selection.cursor);
  const marks = useSelection((selection) => selection.marks);
  return (
    <aside className={styles.column} data-region="details" aria-label={app.regions.details} style={{ width }}>
      <Separator />
      <Head />
      {marks.size > 1 ? (
        <Summary marks={marks} />
      ) : cursor === null ? (
        <EmptyState title={text.nothing}>{text.nothingWhat}</EmptyState>
      ) : (
        <One id={cursor} renderNotes={renderNotes} renderPins={renderPins} />
      )}
    </aside>
  );
}
