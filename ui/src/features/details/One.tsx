import type { ReactNode } from "react";

import type { GenerationId, Note } from "../../api/generated/operations";
import { EmptyState } from "../../components/EmptyState";
import type { Placed, Size } from "../../components/frame/geometry";
import { Withheld } from "../../components/Withheld";
import { useConnection } from "../../state/connection";
import { text } from "../../text/details";
import { text as noteWords } from "../../text/notes";
import { About } from "./About";
import { Actions } from "./Actions";
import styles from "./Details.module.css";
import { IdLine } from "./IdLine";
import { CollectionChips, TagChips } from "./Labels";
import { LineageStrip } from "./LineageStrip";
import { Preview } from "./Preview";
import { Prompt } from "./Prompt";
import { Recipe } from "./Recipe";
import { References } from "./References";
import { Section } from "./Section";
import { TitleField } from "./TitleField";
import { useWhole } from "./useWhole";

export type NoteParts = {
  /** The list of notes. */
  renderNotes(id: GenerationId, notes: readonly Note[]): ReactNode;
  /** Their pins on the picture. */
  renderPins(id: GenerationId, image: Size, placed: Placed): ReactNode;
};

type Props = NoteParts & { id: GenerationId };

/** Everything about one image. The image before stays until the new one is whole. */
export function One({ id, renderNotes, renderPins }: Props) {
  const { whole, error } = useWhole(id);
  const connected = useConnection((state) => state.connected);
  if (error !== null) {
    const isGone = error.code === "not_found";
    return <EmptyState title={isGone ? text.goneTitle : text.failed}>{isGone ? text.gone(id) : error.message}</EmptyState>;
  }
  // What stands from the image before would be taken for this one's, for as long as nobody answers.
  if (!connected && whole?.image.id !== id) return <EmptyState title={text.unread(id)}>{text.unreadWhat}</EmptyState>;
  if (whole === null) return null;
  const { image, notes, family, cut } = whole;
  if (image.withheld !== undefined) {
    return (
      <div className={styles.withheld}>
        <Withheld />
        <p>{text.withheldWhat(image.id)}</p>
      </div>
    );
  }
  const hasMask = image.references.length > 0;
  return (
    <div className={styles.scroll} data-shown={image.id} data-selectable="">
      <Preview image={image} renderPins={renderPins} />
      <div className={styles.top}>
        <IdLine image={image} />
        <TitleField key={`${image.id} ${image.title ?? ""}`} image={image} />
        <Actions image={image} />
      </div>
      <Section name="tags" title={text.tags}>
        <TagChips image={image} />
      </Section>
      <Section name="collections" title={text.collections}>
        <CollectionChips image={image} />
      </Section>
      <Section name="prompt" title={text.prompt}>
        <Prompt key={image.id} prompt={image.prompt} />
      </Section>
      {image.negativePrompt !== null && image.negativePrompt !== "" && (
        <Section name="negative" title={text.negative}>
          <p className={styles.negative}>{image.negativePrompt}</p>
        </Section>
      )}
      <Section name="recipe" title={text.recipe}>
        <Recipe image={image} />
      </Section>
      {hasMask && (
        <Section name="references" title={text.references}>
          <References references={image.references} />
        </Section>
      )}
      {family.length > 1 && (
        <Section name="lineage" title={text.lineage}>
          <LineageStrip family={family} cut={cut} />
        </Section>
      )}
      <Section name="notes" title={noteWords.title}>
        {renderNotes(image.id, notes)}
      </Section>
      <Section name="about" title={text.about} closed>
        <About image={image} />
      </Section>
    </div>
  );
}
