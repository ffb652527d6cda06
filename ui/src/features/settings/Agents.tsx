import { Toggle } from "../../components/Toggle";
import { useLayout } from "../../state/layout";
import { text } from "../../text/settings";

export function Agents() {
  const { follow, set } = useLayout();
  return <Toggle label={text.follow} hint={text.followWhat} on={follow} onChange={(on) => set({ follow: on })} />;
}
