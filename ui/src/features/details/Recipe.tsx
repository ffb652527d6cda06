import type { Generation } from "../../api/generated/operations";
import { recipeRows } from "../../components/recipe/recipe";
import { Rows } from "./Rows";

type Props = { image: Generation };

/** What was set, and only that. */
export function Recipe({ image }: Props) {
  return <Rows rows={recipeRows(image)} />;
}
