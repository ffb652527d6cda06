import { X } from "lucide-react";

import { text } from "../text/components";
import { IconButton } from "./IconButton";

type Props = { onClick(): void; label?: string; className?: string };

/** Closes the layer that it stands in; Escape does the same. */
export function CloseButton({ onClick, label = text.close, className }: Props) {
  return (
    <IconButton
      label={label}
      keys="Escape"
      icon={<X />}
      onClick={onClick}
      {...(className === undefined ? {} : { className })}
    />
  );
}
