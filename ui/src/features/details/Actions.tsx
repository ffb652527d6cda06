import { CircleSlash, MoreHorizontal, Star } from "lucide-react";
import type { Generation } from "../../api/generated/operations";
import { useTile } from "../../api/tiles";
import { imageMenu } from "../../commands/imageMenu";
import { commandById } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useKeyOf } from "../../commands/useKeyOf";
import { Button } from "../../components/Button";
import { Hint } from "../../components/Hint";
import { IconButton } from "../../components/IconButton";
import { Menu } from "../../components/Menu";
import { text } from "../../text/details";
import styles from "./Details.module.css";

type Props = { image: Generation };

/** What can be done with the shown image; it is always about this one, whatever is marked. */
export function Actions({ image }: Props) {
  const context = useCommandContext();
  const keyOf = useKeyOf();
  // Commands read the row of the image: it has to be there.
  useTile(image.id);
  const here = () => ({ ...context(), targets: [image.id] });
  const run = (command: string) => () => void commandById(command).run(here());
  const mayWrite = here().client.allowed.write;
  return (
    <div className={styles.actions}>
      {mayWrite && (
        <Hint label={image.starred ? text.unstar : text.star} keys={keyOf("organise.star")}>
          <Button className={image.starred ? styles.starred : ""} icon={<Star />} aria-pressed={image.starred} onClick={run("organise.star")}>
            {text.star}
          </Button>
        </Hint>
      )}
      {mayWrite && image.trashedAt === null && (
        <Hint label={image.rejected ? text.unreject : text.reject} keys={keyOf("organise.reject")}>
          <Button icon={<CircleSlash />} aria-pressed={image.rejected} className={image.rejected ? styles.rejected : ""} onClick={run("organise.reject")}>
            {text.reject}
          </Button>
        </Hint>
      )}
      <Menu align="end" trigger={<IconButton label={text.more} icon={<MoreHorizontal />} />} lines={imageMenu(here())} />
    </div>
  );
}
