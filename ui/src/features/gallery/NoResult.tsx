import { SearchX, Trash2 } from "lucide-react";

import { useOperation } from "../../api/queries";
import { showsTrash } from "../../commands/organise";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { readTerms, writeTerm, writeTerms } from "../../state/query";
import { useView, type View } from "../../state/view";
import { text } from "../../text/emptiness";
import styles from "./Gallery.module.css";

/** More terms than this are not offered one by one. */
const MOST = 5;

/** Says that nothing matches, and which term is in the way. */
export function NoResult() {
  const { view, go } = useView();
  const terms = readTerms(view.query);
  if (terms.length === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={text.emptyCollection(view.collection ?? "")}
        actions={<Button onClick={() => go({ collection: null })}>{text.showAll}</Button>}
      />
    );
  }
  if (terms.length === 1 && showsTrash(view.query)) {
    return (
      <EmptyState icon={<Trash2 />} title={text.emptyTrash} actions={<Button onClick={() => go({ query: "", collection: null })}>{text.showAll}</Button>}>
        {text.emptyTrashWhat}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={text.noMatch}
      actions={
        <>
          {terms.length > 1 &&
            terms
              .slice(0, MOST)
              .map((term) => <Without key={term.from} view={view} term={writeTerm(term)} rest={writeTerms(terms.filter((other) => other !== term))} />)}
          <Button onClick={() => go({ query: "" })}>
            {text.clear}
          </Button>
        </>
      }
    >
      <p className={styles.query}>{view.query}</p>
      {view.collection !== null && <p>{text.inCollection(view.collection)}</p>}
    </EmptyState>
  );
}

type Props = { view: View; term: string; rest: string };

/** Takes one term away; says what that would show, and isn't there when it would show nothing. */
function Without({ view, term, rest }: Props) {
  const go = useView((state) => state.go);
  const filter = view.collection === null ? {} : { filter: { collections: [view.collection] } };
  const count = useOperation("count_generations", { query: rest, ...filter }).data?.count;
  if (count === undefined || count === 0) return null;
  return <Button onClick={() => go({ query: rest })}>{text.removeTerm(term, count)}</Button>;
}
