import type { Generation } from "../../api/generated/operations";
import { aboutRows } from "./about";
import { Rows } from "./Rows";

type Props = { image: Generation };

/** Cost, time, file, and who asked. */
export function About({ image }: Props) {
  return <Rows rows={aboutRows(image)} />;
}
